import type { Creator } from '../accounts/views.ts'
import type { TextPositionSelector, TextQuoteSelector } from '../annotations/selectors.ts'
import { type AnnotationView, hasLostWords } from '../annotations/views.ts'
import type { Grade } from '../library/grades.ts'
import type { JudgementArea } from '../library/views.ts'
import type { Standing } from '../moderation/states.ts'
import type { VerdictView } from '../moderation/views.ts'

/** The vocabulary of the domain, each with a label and what it means. */
export const contradictionTypes = {
  'tone-v-overall': {
    label: 'Tone against the overall grade',
    means: 'Praise beside a low overall grade, or criticism beside a high one.',
  },
  'tone-v-section': {
    label: 'Tone against its own chapter',
    means: 'The remark and the grade of the chapter it stands in disagree.',
  },
  'remark-v-findings': {
    label: 'Remark against the findings',
    means: 'The remark and the report’s main findings disagree.',
  },
  'remark-v-guidance': {
    label: 'Remark against law or guidance',
    means: 'The remark asks for, or praises, what law or guidance does not provide.',
  },
  'remark-v-briefing': {
    label: 'Remark against the 2015 briefing',
    means: 'The remark goes beyond what Ofsted told its inspectors.',
  },
  'authority-v-lscb': { label: 'Authority against LSCB', means: 'Two sections of one report disagree.' },
  'remark-v-thematic': {
    label: 'Remark against a national survey',
    means: 'A thematic report found otherwise.',
  },
  'claim-v-statistic': {
    label: 'Claim against the numbers',
    means: 'Effort is claimed; the numbers say otherwise.',
  },
  conflation: {
    label: 'Conflation',
    means: 'Home education is run together with children missing education.',
  },
  'uneven-standard': { label: 'Uneven standard', means: 'The same practice or words, a different grade.' },
  'over-time': { label: 'Over time', means: 'A later report on the same authority disagrees.' },
  silence: { label: 'Silence', means: 'A report with no remark at all.' },
  'misplaced-scope': { label: 'Misplaced', means: 'The remark sits in an unrelated chapter.' },
  'incomplete-quote': {
    label: 'Incomplete quotation',
    means: 'The excerpt leaves out what the report says elsewhere.',
  },
} as const satisfies Record<string, { label: string; means: string }>
export type ContradictionType = keyof typeof contradictionTypes

/** How one stands that is there for everybody: `corroborated` is confirmed by a moderator, or by whose post it lies in. */
export const keptStatuses = ['proposed', 'corroborated'] as const
export type KeptStatus = (typeof keptStatuses)[number]

export const endRoles = ['praise', 'criticism', 'claim', 'statistic', 'rule'] as const
export type EndRole = (typeof endRoles)[number]

/** The document an end lies in, with what its card's head shows. */
export type EndDocument = {
  id: string
  slug: string
  title: string
  overall: { grade: Grade; printed: string } | null
}

/** A grade that a document gives. */
export type FieldEnd = {
  kind: 'field'
  document: EndDocument
  area: JudgementArea
  printed: string
  grade: Grade
}

/** Words of an excerpt, in the wording that they were quoted from. */
export type QuotedEnd = {
  kind: 'passage'
  document: EndDocument
  excerpt: string
  revision: number
  quote: TextQuoteSelector
  position: TextPositionSelector
  role: EndRole | null
}

/** The same, with where they lie in the excerpt's present wording. */
export type PassageEnd = QuotedEnd & {
  anchor: AnnotationView['anchor']
  /** What stands there now, where those are other words. */
  words: string | null
}

export type ContradictionEnd = QuotedEnd | FieldEnd
export type PlacedEnd = PassageEnd | FieldEnd

/** Whether other words stand now where a contradiction quotes some: it may be none any more. */
export const isStale = ({ ends }: { ends: readonly PlacedEnd[] }): boolean =>
  ends.some((end) => end.kind === 'passage' && hasLostWords(end))

export type ContradictionView = {
  id: string
  type: ContradictionType
  /** One sentence. */
  claim: string
  /** Two or more. */
  ends: PlacedEnd[]
  status: KeptStatus | 'disputed' | 'explained' | 'withdrawn'
  creator: Creator
  created: string
  modified: string | null
  /** What is not `live` reaches its author and moderators alone. */
  state: Standing
  verdict: VerdictView | null
  version: number
  /** Besides, whose post an end lies in may confirm it. `renew`: say of a stale one that it holds as the words are now. */
  may: ('withdraw' | 'restore' | 'flag' | 'appeal' | 'confirm' | 'renew')[]
}
