import { dateLike } from './dates.ts'
import type { Line, Span } from './pasted-text.ts'
import { nextWords, spanIn } from './reading.ts'

/** How a page writes who speaks: after the number of a list, or without one. */
export type Style = 'numbered' | 'plain'

/** The line that opens a comment; `name` is a span of the whole text. */
export type Opening = { line: Line; number: number | null; name: Span; badge: boolean }

/** What is known while lines are read: the style of the first comment, and which numbers may come next. */
export type Before = {
  style: Style | null
  /** The page lost its indentation. */
  flat: boolean
  /** True for a number that the list could give to its next comment. */
  expects(number: number): boolean
}

const counted =
  /^(?:(?<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten|no) )?(?:thoughts?|comments?|repl(?:y|ies)|responses?)(?: (?:on|to|so far)\b.*|:)?$/i
const numberWords = 'no one two three four five six seven eight nine ten'.split(' ')

/** A name begins with a letter or digit; a full stop in it follows an initial or a title. */
const name =
  '(?<name>[\\p{L}\\p{N}@_](?:[^"(.!?:;]|(?<=\\b\\p{Lu}|\\b(?:Mr|Mrs|Ms|Dr))\\.){0,59}?)(?<badge>(?: \\(?(?:post )?author\\)?)+)?'
const says = '(?<says> (?:says|said|wrote|writes|commented)(?: (?:on|at) .{1,40})?:?)?'
const opening = new RegExp(`^(?:(?<number>\\d{1,4})[.)] )?${name}${says}$`, 'diu')
const clock = '(?: ?(?:at|,|-|@) ?)? ?\\d{1,2}[:.]\\d{2} ?(?:am|pm)?'
const stamp = new RegExp(`^(?:on )?(?:${dateLike.source})(?:${clock})?$`, 'i')
const button =
  /^(?:reply ?↓?|edit|like|liked by .{1,40}|permalink|loading ?(?:\.{3}|…)?|log in to reply|quote|report)$/i

/** Whether a line is the heading of the comments ("3 thoughts on …"), and what it counts; null if it isn't. */
export function readCommentsHeading(line: Line): { count: number | null } | null {
  const match = counted.exec(line.text)
  if (match === null) return null
  const words = match.groups?.count?.toLowerCase()
  if (words === undefined) return /^comments?:?$/i.test(line.text) ? { count: null } : null
  return { count: /\d/.test(words) ? Number(words) : numberWords.indexOf(words) }
}

/**
 * Reads the line at an index as the opening of a comment, or gives null. A number alone is no opening: the
 * line must stand apart, hold a name, and carry the badge or have its text further to the right, since
 * comments hold lists of their own.
 */
export function readOpening(lines: readonly Line[], at: number, before: Before): Opening | null {
  const line = lines[at]
  const match = line === undefined ? null : opening.exec(line.text)
  if (line === undefined || match === null || isButton(line) || isBadge(line)) return null
  const { number, name: words = '', badge, says: verb } = match.groups ?? {}
  const [start, end] = match.indices?.groups?.name ?? [0, 0]
  if (words.split(' ').length > 6) return null
  const named = badge !== undefined || (verb !== undefined && /:$|\d/.test(line.text))
  const found = { line, name: spanIn(line, { start, end }), badge: badge !== undefined }
  const next = nextWords(lines, at)
  if (number !== undefined) {
    if (before.style === 'plain' || !before.expects(Number(number))) return null
    const apart = (lines[at + 1]?.text ?? '') === '' && (lines[at - 1]?.text ?? '') === ''
    const deeper = next === undefined || next.indent > line.indent || before.flat
    return named || (apart && deeper) ? { ...found, number: Number(number) } : null
  }
  if (before.style === 'numbered' || stamp.test(line.text) || stamp.test(words)) return null
  const introduced = named || (next !== undefined && (isStamp(next) || isBadge(next)))
  return introduced ? { ...found, number: null } : null
}

/** A line that says when a comment was written, and nothing else. */
export function isStamp(line: Line): boolean {
  return stamp.test(line.text)
}

/** The badge of the post's author on a line of its own. */
export function isBadge(line: Line): boolean {
  return /^\(?post author\)?$/i.test(line.text)
}

/** Reply, Edit, Like and the like. */
export function isButton(line: Line): boolean {
  return button.test(line.text)
}
