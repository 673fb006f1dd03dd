import type { AuthorityName } from '../library/authority-names.ts'
import { readCommentsHeading } from './comment-lines.ts'
import { readComments } from './comments.ts'
import { readEntry } from './entries.ts'
import { fingerprintOf } from './fingerprint.ts'
import { readIntroduction } from './introduction.ts'
import { type Claim, Ledger } from './ledger.ts'
import { furnitureReason, isCommentForm } from './page-furniture.ts'
import { type PastedText, readPastedText } from './pasted-text.ts'
import { findParts, type PostParts } from './post-parts.ts'
import type { ImportComment, ImportEntry, ImportPreview, ImportProblem } from './preview.ts'
import { problemAt, type Reading } from './reading.ts'
import { type PostSource, readSource } from './source.ts'

export type ImportOptions = {
  authorities: readonly AuthorityName[]
  /** `YYYY-MM-DD`: a later date of publication is a problem. */
  today: string
}

/** A preview and, for every stretch of its text that isn't white space, what it became. */
export type TracedPreview = { preview: ImportPreview; claims: readonly Claim[]; text: PastedText }

/**
 * Understands a blog post of excerpts from inspection reports: pasted as text, as HTML, or as a WordPress
 * export (of which it takes the first post that has entries). The raw text is never changed; whatever has
 * no reading is in `unread`. Lines are counted in the text as read, which for HTML is the page's words.
 */
export function parseBlogPost(raw: string, options: ImportOptions): ImportPreview {
  return traceBlogPost(raw, options).preview
}

/** `parseBlogPost` with the trace that proves that nothing was dropped. */
export function traceBlogPost(raw: string, options: ImportOptions): TracedPreview {
  const traces = readSource(raw).map((source) => readPost(source, options))
  const chosen = traces.find(({ preview }) => preview.entries.length > 0) ?? traces[0]
  if (chosen === undefined) throw new Error('a source without a single post')
  if (traces.length > 1) {
    const message = `The file holds ${traces.length} posts; this is “${chosen.preview.title}”. Export the others one by one.`
    chosen.preview.problems.unshift(problemAt('several-posts', 1, message))
  }
  return chosen
}

function readPost(source: PostSource, { authorities, today }: ImportOptions): TracedPreview {
  const text = readPastedText(source.text)
  const ledger = new Ledger(text)
  const reading: Reading = { text, ledger, authorities, today, targets: source.targets, links: [] }
  const parts = findParts(text.lines, source, reading)
  setAsideFurniture(parts, reading)
  if (parts.title !== null) ledger.claim(parts.title, 'title')
  const introduction = readIntroduction(parts.introduction, reading)
  const entries = parts.entries.map(({ header, lines }, i) => readEntry(header, lines, i + 1, reading))
  const thread = source.thread ?? readComments(parts.comments, reading)
  const claims = ledger.close('It has no place in the post that we could find.')
  const title = source.title ?? (parts.title === null ? '' : text.words(parts.title))
  const comments = thread.comments
  const preview: ImportPreview = {
    format: source.format,
    title,
    introduction,
    links: reading.links,
    entries,
    comments,
    ignored: ledger.ignored.concat(source.thread?.ignored ?? []),
    unread: ledger.unread,
    problems: [...postProblems(title, parts, entries, comments), ...thread.problems]
      .concat(entries.flatMap(({ problems }) => problems))
      .toSorted((a, b) => a.line - b.line),
    fingerprint: fingerprintOf([
      source.title ?? '',
      ...claims.filter(({ part }) => part !== 'ignored').map((claim) => text.words(claim)),
      ...(source.thread?.comments ?? []).flatMap(({ authorName, text: words }) => [authorName, words]),
    ]),
  }
  return { preview, claims, text }
}

function setAsideFurniture({ above, commentsHeading, form }: PostParts, { ledger }: Reading): void {
  for (const line of above) {
    const reason = furnitureReason(line.text)
    if (reason !== null) ledger.ignore(line, reason)
    else if (line.text !== '') ledger.leaveUnread(line, 'It stands above the title.')
  }
  if (commentsHeading !== null) ledger.ignore(commentsHeading, 'the heading of the comments')
  for (const line of form) {
    const reason = isCommentForm(line.text) ? 'the comment form' : furnitureReason(line.text)
    if (reason !== null) ledger.ignore(line, reason)
    else if (line.text !== '') ledger.leaveUnread(line, 'It stands below the comment form.')
  }
}

function postProblems(
  title: string,
  { commentsHeading }: PostParts,
  entries: readonly ImportEntry[],
  comments: readonly ImportComment[],
): ImportProblem[] {
  const problems: ImportProblem[] = []
  if (title === '') problems.push(problemAt('title-missing', 1, 'No title was found: please give one.'))
  if (entries.length === 0) {
    problems.push(problemAt('no-entries', 1, 'No line with an authority’s name and a date was found.'))
  }
  const seen = new Set<string>()
  for (const { authority, date, line } of entries) {
    const key = `${authority?.slug} ${date}`
    if (authority !== null && seen.has(key)) {
      problems.push(problemAt('entry-twice', line, `${authority.name} stands here twice with the same date.`))
    }
    seen.add(key)
  }
  const count = commentsHeading === null ? null : (readCommentsHeading(commentsHeading)?.count ?? null)
  if (commentsHeading !== null && count !== null && count !== comments.length) {
    const message = `The heading counts ${count}, and ${comments.length} could be read; links from other sites are counted too.`
    problems.push(problemAt('comments-counted-otherwise', commentsHeading.number, message))
  }
  return problems
}
