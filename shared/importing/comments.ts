import { dateLike } from './dates.ts'
import type { Line, Span } from './pasted-text.ts'
import type { ImportComment, ImportProblem } from './preview.ts'
import { problemAt, type Reading, spanIn } from './reading.ts'

/** How this page writes who speaks; the first comment decides, so that a list inside one opens no other. */
type Style = 'numbered' | 'plain'

type Opening = { line: Line; number: number | null; name: Span; badge: boolean }
type Open = { comment: ImportComment; indent: number; number: number }

const counted =
  /^(?:(?<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten|no) )?(?:thoughts?|comments?|repl(?:y|ies)|responses?)(?: (?:on|to|so far)\b.*|:)?$/i
const opening =
  /^(?:(?<number>\d{1,4})[.)] )?(?<name>[\p{L}\p{N}@_](?:[^"(.!?:;]|(?<=\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr))\.){0,59}?)(?<badge> \(?(?:post )?author\)?)?(?<says> (?:says|said|wrote|writes|commented)(?: (?:on|at) .{1,40})?:?)?$/diu
const clock = '(?: ?(?:at|,|-|@) ?)? ?\\d{1,2}[:.]\\d{2} ?(?:am|pm)?'
const stamp = new RegExp(`^(?:on )?(?:${dateLike.source})(?:${clock})?$`, 'i')
const button =
  /^(?:reply ?↓?|edit|like|liked by .{1,40}|permalink|loading ?(?:\.{3}|…)?|log in to reply|quote|report)$/i
const numberWords = 'no one two three four five six seven eight nine ten'.split(' ')

/** Whether a line is the heading of the comments ("3 thoughts on …"), and what it counts; null if it isn't. */
export function readCommentsHeading(line: Line): { count: number | null } | null {
  const match = counted.exec(line.text)
  if (match === null) return null
  const words = match.groups?.count?.toLowerCase()
  if (words === undefined) return /^comments?:?$/i.test(line.text) ? { count: null } : null
  return { count: /\d/.test(words) ? Number(words) : numberWords.indexOf(words) }
}

/** Reads the lines under the comments' heading; nesting comes from their indentation. */
export function readComments(
  lines: readonly Line[],
  reading: Reading,
): { comments: ImportComment[]; problems: ImportProblem[] } {
  const comments: ImportComment[] = []
  const problems: ImportProblem[] = []
  const open: Open[] = []
  let style: Style | null = null
  let gap = false
  for (const [i, line] of lines.entries()) {
    if (line.text === '') {
      gap = true
      continue
    }
    const current = comments.at(-1)
    const opened = readOpening(lines, i, style, open, reading)
    if (opened !== null) {
      style ??= opened.number === null ? 'plain' : 'numbered'
      const unclear = openComment(opened, comments, open, reading)
      if (unclear !== null) problems.push(unclear)
    } else if (/^(?:pingback|trackback): ?/i.test(line.text))
      reading.ledger.ignore(line, 'a link from another site')
    else if (button.test(line.text)) reading.ledger.ignore(line, 'a button of the comment')
    else if (current === undefined) reading.ledger.leaveUnread(line, 'It stands before the first comment.')
    else if (current.text === '' && !current.isPostAuthor && /^\(?post author\)?$/i.test(line.text)) {
      reading.ledger.claim(line, 'comment')
      current.isPostAuthor = true
    } else if (current.text === '' && current.dateAsPasted === '' && stamp.test(line.text)) {
      reading.ledger.claim(line, 'comment')
      current.dateAsPasted = reading.text.words(line)
    } else {
      reading.ledger.claim(line, 'comment')
      current.text += (current.text === '' ? '' : gap ? '\n\n' : '\n') + reading.text.words(line)
    }
    gap = false
  }
  return { comments, problems }
}

function readOpening(
  lines: readonly Line[],
  at: number,
  style: Style | null,
  open: readonly Open[],
  reading: Reading,
): Opening | null {
  const line = lines[at]
  if (line === undefined) return null
  const match = opening.exec(line.text)
  const [start, end] = match?.indices?.groups?.name ?? [0, 0]
  const { number, name = '', badge, says } = match?.groups ?? {}
  if (match === null || name.split(' ').length > 6 || button.test(line.text)) return null
  const named = badge !== undefined || (says !== undefined && /:$|\d/.test(line.text))
  const found = { line, name: spanIn(line, { start, end }), badge: badge !== undefined }
  if (number !== undefined && style !== 'plain') {
    const next = lines.slice(at + 1).find(({ text }) => text !== '')
    const deeper = next === undefined || next.indent > line.indent || isFlat(lines)
    const alone = (lines[at + 1]?.text ?? '') === '' && (at === 0 || lines[at - 1]?.text === '') && deeper
    const fits = Number(number) === 1 || open.some((each) => each.number === Number(number) - 1)
    return fits && (named || alone) ? { ...found, number: Number(number) } : null
  }
  if (number !== undefined || style === 'numbered') return null
  const next = lines.slice(at + 1).find(({ text }) => text !== '')?.text ?? ''
  const introduced = named || stamp.test(next) || /^\(?post author\)?$/i.test(next)
  const isStamp = stamp.test(line.text) || stamp.test(reading.text.match(found.name))
  return introduced && !isStamp ? { ...found, number: null } : null
}

/** A page that lost its indentation. */
function isFlat(lines: readonly Line[]): boolean {
  return new Set(lines.filter(({ text }) => text !== '').map(({ indent }) => indent)).size === 1
}

function openComment(
  { line, number, name, badge }: Opening,
  comments: ImportComment[],
  open: Open[],
  { ledger, text }: Reading,
): ImportProblem | null {
  const { depth, unclear } = depthOf(line.indent, number, open)
  open.length = depth
  const parent = open.at(-1)?.comment
  ledger.claim(line, 'comment')
  const comment: ImportComment = {
    authorName: text.words(name),
    isPostAuthor: badge,
    depth,
    parent: parent === undefined ? null : comments.indexOf(parent),
    text: '',
    dateAsPasted: '',
    line: line.number,
  }
  comments.push(comment)
  open.push({ comment, indent: line.indent, number: number ?? 0 })
  if (!unclear) return null
  const message = 'The page lost its indentation: please check whom this answers.'
  return problemAt('nesting-unclear', line.number, message)
}

/**
 * How deep a comment stands: under the nearest open one further left. Where a page lost its indentation the
 * numbers of its lists tell: a list that starts again at 1 is nested, and 2 follows the nearest 1.
 */
function depthOf(
  indent: number,
  number: number | null,
  open: readonly Open[],
): { depth: number; unclear: boolean } {
  const [before, last] = [open.at(-2), open.at(-1)]
  const flattened = number !== null && last?.indent === indent
  if (flattened && (number !== last.number + 1 || before?.indent === indent)) {
    const sibling = open.findLastIndex((each) => each.number === number - 1)
    return { depth: number === 1 || sibling < 0 ? open.length : sibling, unclear: true }
  }
  return { depth: open.findLastIndex((each) => each.indent < indent) + 1, unclear: false }
}
