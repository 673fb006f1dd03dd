import type { Creator } from '../accounts/views.ts'
import type { Grade } from './grades.ts'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

/** Areas an inspection judges; SIF and ILACS names side by side. */
export const judgementAreas = [
  'overall',
  'help-and-protection',
  'looked-after-and-permanence',
  'adoption',
  'care-leavers',
  'leadership',
  'lscb',
] as const
export type JudgementArea = (typeof judgementAreas)[number]

export const judgementLabels: Record<JudgementArea, string> = {
  overall: 'Overall effectiveness',
  'help-and-protection': 'Help and protection',
  'looked-after-and-permanence': 'Looked after children and permanence',
  adoption: 'Adoption',
  'care-leavers': 'Care leavers',
  leadership: 'Leadership, management and governance',
  lscb: 'Local Safeguarding Children Board',
}

/** `printed` are the report's own words; `previous` the grade before a re-inspection. */
export type Judgement = { area: JudgementArea; printed: string; grade: Grade; previous: Grade | null }

export const documentKinds = [
  'inspection-report',
  'guidance',
  'legislation',
  'thematic-report',
  'news-article',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export type DocumentView = {
  id: string
  slug: string
  kind: DocumentKind
  title: string
  authority: { slug: string; name: string } | null
  /** Publication date; null where it isn't known. */
  published: Day | null
  judgements: Judgement[]
  /** What the re-inspection note said, as printed; null when it is no re-inspection. */
  reinspection: string | null
  sourceUrl: string | null
  creator: Creator
  /** Excerpt ids in reading order. */
  excerpts: string[]
  version: number
  may: 'edit'[]
}

/** `quotation` is verbatim; `silence` an editor's statement that there is no remark; `summary` our own words. */
export type ExcerptKind = 'quotation' | 'silence' | 'summary'

export const sections = ['local-authority', 'lscb'] as const
export type Section = (typeof sections)[number]
export const sectionLabels: Record<Section, string> = {
  'local-authority': 'Local authority',
  lscb: 'Local Safeguarding Children Board',
}

export type ExcerptView = {
  id: string
  document: string
  kind: ExcerptKind
  section: Section
  /** Plain text, NFC; positions in it are Unicode code points. */
  text: string
  /** 1 for the first wording; every edit adds one. */
  revision: number
  paragraph: string | null
  page: number | null
  /** The editor's bracketed insertions, apart from the quoted words. */
  editorNotes: string[]
  creator: Creator
  version: number
  may: 'edit'[]
}

export type DigestEntry = { document: string; excerpts: string[] }

export type DigestView = {
  id: string
  slug: string
  title: string
  /** Plain text; blank lines part paragraphs. */
  introduction: string
  /** Guidance and further reading. */
  links: { label: string; url: string }[]
  entries: DigestEntry[]
  tags: string[]
  creator: Creator
  created: string
  previous: { slug: string; title: string } | null
  next: { slug: string; title: string } | null
  /** True for the sample a first start offers. */
  sample: boolean
  version: number
  may: 'edit'[]
}
