import { foldName } from '../library/authority-names.ts'
import { readCommentsHeading } from './comment-lines.ts'
import { type Header, readHeader } from './header.ts'
import { furnitureReason, isCommentForm, opensCommentForm } from './page-furniture.ts'
import type { Line } from './pasted-text.ts'
import { nextWords, type Reading } from './reading.ts'

/** A post cut into its parts; every line is in exactly one of them. */
export type PostParts = {
  /** Lines above the title. */
  above: Line[]
  title: Line | null
  introduction: Line[]
  entries: { header: Header; lines: Line[] }[]
  commentsHeading: Line | null
  comments: Line[]
  /** From the comment form on. */
  form: Line[]
}

/** The most that a title may have; a longer first line is a paragraph. */
const longestTitle = 200

/** Finds the parts of a post; its source may know the title already, or the line it is. */
export function findParts(
  lines: readonly Line[],
  source: { title: string | null; titleLine: string | null },
  reading: Reading,
): PostParts {
  const headers = lines.map((line) => (line.text === '' ? null : readHeader(line, reading.authorities)))
  const talk = findCommentsHeading(lines, headers)
  const bodyEnd = talk < 0 ? lines.length : talk
  const formStart = findForm(lines, talk < 0 ? headers.findLastIndex((each) => each !== null) + 1 : talk + 1)
  const body = lines.slice(0, Math.min(bodyEnd, formStart))
  const quoted = / (?:on|to) "(.+)$/.exec(lines[talk]?.text ?? '')?.[1]
  const title = source.title === null ? findTitle(body, headers, source.titleLine ?? quoted ?? '') : -1
  const starts = body.flatMap((_, i) => (i > title && headers[i] != null ? [i] : []))
  const first = starts[0] ?? body.length
  return {
    above: body.slice(0, Math.max(title, 0)),
    title: body[title] ?? null,
    introduction: body.slice(title + 1, first),
    entries: starts.flatMap((start, i) => {
      const header = headers[start]
      return header == null ? [] : [{ header, lines: body.slice(start + 1, starts[i + 1] ?? body.length) }]
    }),
    commentsHeading: talk < 0 ? null : (lines[talk] ?? null),
    comments: talk < 0 ? [] : lines.slice(talk + 1, formStart),
    form: lines.slice(formStart),
  }
}

/** "3 thoughts on …" wherever it stands; a bare "3 comments" only below the last entry, since pages repeat it on top. */
function findCommentsHeading(lines: readonly Line[], headers: readonly (Header | null)[]): number {
  const named = lines.findIndex(
    (line) => / (?:on|to) "/.test(line.text) && readCommentsHeading(line) !== null,
  )
  if (named >= 0) return named
  const last = headers.findLastIndex((each) => each !== null)
  return lines.findIndex((line, i) => i > last && last >= 0 && readCommentsHeading(line) !== null)
}

/** Where the comment form begins, or the number of lines: its first words also stand in menus, alone. */
function findForm(lines: readonly Line[], from: number): number {
  const start = lines.findIndex((line, i) => {
    if (i < from || !opensCommentForm(line.text)) return false
    const next = nextWords(lines, i)
    return next === undefined || isCommentForm(next.text)
  })
  return start < 0 ? lines.length : start
}

/** The line that the page or the comments' heading names, else the first that is neither furniture nor a known header. */
function findTitle(body: readonly Line[], headers: readonly (Header | null)[], known: string): number {
  const firstEntry = headers.findIndex((each) => each !== null && each.authority !== null)
  const end = firstEntry < 0 ? body.length : firstEntry
  const quoted = foldName(known)
  const named = body.findIndex((line, i) => i < end && quoted !== '' && foldName(line.text) === quoted)
  if (named >= 0) return named
  const first = body.findIndex(({ text }) => text !== '' && furnitureReason(text) === null)
  const isTitle = first >= 0 && first < end && (body[first]?.text.length ?? 0) <= longestTitle
  return isTitle ? first : -1
}
