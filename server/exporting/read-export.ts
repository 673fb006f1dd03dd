import type { TextSelectors } from '../../shared/annotations/selectors.ts'
import type { KeptStatus } from '../../shared/contradictions/views.ts'
import type { FieldProblem } from '../../shared/errors.ts'
import type { GivenExport } from '../../shared/exporting/document-export.schema.ts'
import { type JudgementArea, judgementAreas } from '../../shared/library/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'

export type GivenExcerpt = GivenExport['excerpts'][number]
type Revision = GivenExcerpt['revisions'][number]
type Linking = Extract<GivenExport['contradictions'][number], { motivation: 'linking' }>
type GivenTarget = GivenExport['annotations'][number]['target']

/** A passage of the file's own: its excerpt, and the wording that its selectors were made on. */
export type ReadPassage = TextSelectors & { excerpt: GivenExcerpt; seen: Revision }

/** What an annotation was on before, and until when. */
type ReadFormer = ReadPassage & { until: string }

/** An end of a contradiction: in the file's own document, or in another that may be here or not. */
export type ReadEnd =
  | { kind: 'passage'; passage: ReadPassage; role: GivenTarget['role'] }
  | { kind: 'field'; area: JudgementArea }
  | { kind: 'passage-elsewhere'; excerpt: string; revision: number; target: GivenTarget }
  | { kind: 'field-elsewhere'; document: string; area: JudgementArea }

/** What a file says, with everything that it refers to found. */
export type ReadExport = {
  given: GivenExport
  /** The origin of the site it came from. */
  base: string
  slug: string
  annotations: { given: GivenExport['annotations'][number]; passage: ReadPassage; former: ReadFormer[] }[]
  contradictions: { given: Linking; ends: ReadEnd[]; status: KeptStatus }[]
  /** What is answered stands before its answers. `thread` is the address of what the thread hangs under. */
  comments: { given: GivenExport['comments'][number]; parent: string | null; thread: string }[]
}

/** Finds what the parts of an export refer to. Everything that can't be read is in `problems`, and nothing is guessed. */
export function readExport(given: GivenExport): { read: ReadExport; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const wrong = (field: string, message: string) => {
    problems.push({ field: `export${field}`, code: 'unreadable', message })
    return []
  }
  const [, base = '', slug = ''] = /^(.+)\/documents\/([a-z0-9-]+)$/.exec(given.id) ?? []
  if (slug === '') wrong('[id]', 'This is no address of a document.')
  checkAddresses(given, wrong)
  const wordings = readWordings(given, wrong)

  const annotations = given.annotations.flatMap((each, index) => {
    const passage = readPassage(each.target, wordings)
    if (!passage) return wrong(`[annotations][${index}][target]`, notThere)
    const former = each.formerTargets.flatMap((target, at) => {
      const was = readPassage(target, wordings)
      // What is put on other words stays in its text.
      return was?.excerpt === passage.excerpt
        ? [{ ...was, until: target.until }]
        : wrong(`[annotations][${index}][formerTargets][${at}]`, notThere)
    })
    return [{ given: each, passage, former }]
  })
  const statuses = readStatuses(given, wrong)
  const contradictions = given.contradictions.flatMap((each, index) => {
    if (each.motivation === 'assessing') return []
    const ends = each.target.flatMap((target, end) => {
      const read = readEnd(target, given, wordings)
      return read ? [read] : wrong(`[contradictions][${index}][target][${end}]`, notThere)
    })
    return [{ given: each, ends, status: statuses.get(each.id) ?? 'proposed' }]
  })
  const links = new Set(contradictions.map((each) => each.given.id))
  const threads = new Set([given.id, ...given.annotations.map(({ id }) => id), ...links])
  const comments = readComments(given, threads, wrong)
  checkClosed(given, threads, wrong)
  return { read: { given, base, slug, annotations, contradictions, comments }, problems }
}

const notThere = 'The words that this is about do not stand where it says.'

type Wrong = (field: string, message: string) => never[]

/** Each thing has an address of its own, by which it is known again. */
function checkAddresses({ id, excerpts, annotations, contradictions, comments }: GivenExport, wrong: Wrong) {
  const seen = new Set([id])
  for (const [name, things] of Object.entries({ excerpts, annotations, contradictions, comments }))
    for (const [index, thing] of things.entries()) {
      if (!('id' in thing)) continue
      if (seen.has(thing.id)) wrong(`[${name}][${index}][id]`, 'Something else in the file has this address.')
      seen.add(thing.id)
    }
}

/** What is closed is a thread of the file's, each once. */
function checkClosed({ closedThreads }: GivenExport, threads: Set<string>, wrong: Wrong): void {
  const seen = new Set<string>()
  for (const [index, { target }] of closedThreads.entries()) {
    if (!threads.has(target) || seen.has(target))
      wrong(`[closedThreads][${index}][target]`, 'What this closes is not in the file, or closed twice.')
    seen.add(target)
  }
}

/** How each contradiction stands, by its address: what its assessment says. */
function readStatuses({ contradictions }: GivenExport, wrong: Wrong): Map<string, KeptStatus> {
  const links = new Set(contradictions.flatMap((each) => (each.motivation === 'linking' ? [each.id] : [])))
  const statuses = new Map<string, KeptStatus>()
  for (const [index, each] of contradictions.entries()) {
    if (each.motivation !== 'assessing') continue
    const field = `[contradictions][${index}][target]`
    if (!links.has(each.target)) wrong(field, 'The contradiction that this assesses is not in the file.')
    // Of two that may differ neither is taken: nothing is guessed.
    else if (statuses.has(each.target))
      wrong(field, 'Something else in the file assesses this contradiction.')
    else statuses.set(each.target, each.body[0].value)
  }
  return statuses
}

type Wordings = Map<string, { excerpt: GivenExcerpt; seen: Revision }>

/** Every wording by its address. An excerpt has all it ever had, from the first to the present one. */
function readWordings({ excerpts }: GivenExport, wrong: Wrong): Wordings {
  const wordings: Wordings = new Map()
  for (const [index, excerpt] of excerpts.entries())
    for (const [at, seen] of excerpt.revisions.entries()) {
      const field = `[excerpts][${index}][revisions][${at}]`
      if (seen.revision !== at + 1) wrong(field, 'Revisions are numbered from 1, without a gap.')
      if (wordings.has(seen.id)) wrong(field, 'Something else in the file has this address.')
      wordings.set(seen.id, { excerpt, seen })
    }
  return wordings
}

/** The passage; null where its words don't stand there to the letter. */
function readPassage({ source, selector }: GivenTarget, wordings: Wordings): ReadPassage | null {
  const [quote, position] = selector
  const found = wordings.get(source)
  if (!found || codePointSlice(found.seen.text, position.start, position.end) !== quote.exact) return null
  return { ...found, quote, position }
}

function readEnd(target: Linking['target'][number], given: GivenExport, wordings: Wordings): ReadEnd | null {
  const [first] = target.selector
  if (first.type === 'FragmentSelector') {
    const area = judgementAreas.find((each) => first.value === `judgement-${each}`)
    if (!area) return null
    if (target.source !== given.id) return { kind: 'field-elsewhere', document: target.source, area }
    return given.judgements.some((judgement) => judgement.area === area) ? { kind: 'field', area } : null
  }
  const passed = target as GivenTarget
  const passage = readPassage(passed, wordings)
  if (passage) return { kind: 'passage', passage, role: roleOf(passed) }
  const [, excerpt, revision] = /^(.+\/excerpts\/[^/]+)\/revisions\/(\d{1,6})$/.exec(target.source) ?? []
  if (!excerpt || given.excerpts.some(({ id }) => id === excerpt)) return null
  return { kind: 'passage-elsewhere', excerpt, revision: Number(revision), target: passed }
}

export const roleOf = ({ role, purpose }: Pick<GivenTarget, 'role' | 'purpose'>) => role ?? purpose

/** The comments with what they answer before them, and the thread each is in. */
function readComments(given: GivenExport, threads: Set<string>, wrong: Wrong): ReadExport['comments'] {
  const placed = new Map<string, ReadExport['comments'][number]>()
  let waiting = given.comments.map((each, index) => ({ each, index }))
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length
    waiting = waiting.filter(({ each }) => {
      const above = placed.get(each.target)
      if (!above && !threads.has(each.target)) return true
      placed.set(each.id, {
        given: each,
        parent: above ? each.target : null,
        thread: above?.thread ?? each.target,
      })
      return false
    })
  }
  for (const { index } of waiting)
    wrong(`[comments][${index}][target]`, 'What this answers is not in the file.')
  return [...placed.values()]
}
