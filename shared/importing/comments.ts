import {
  type Before,
  isBadge,
  isButton,
  isStamp,
  type Opening,
  readOpening,
  type Style,
} from './comment-lines.ts'
import type { Line } from './pasted-text.ts'
import type { ImportComment, ImportProblem } from './preview.ts'
import { problemAt, type Reading } from './reading.ts'

/** A comment that later ones may answer; `number` is 0 on a page without numbers. */
type Open = { index: number; indent: number; number: number }

/** Reads the lines under the comments' heading; nesting comes from their indentation. */
export function readComments(
  lines: readonly Line[],
  reading: Reading,
): { comments: ImportComment[]; problems: ImportProblem[] } {
  const comments: ImportComment[] = []
  const problems: ImportProblem[] = []
  const open: Open[] = []
  let style: Style | null = null
  const flat = isFlat(lines)
  const expects = (number: number) =>
    comments.length === 0 || number === 1 || open.some((each) => each.number === number - 1)
  for (const [i, line] of lines.entries()) {
    if (line.text === '') continue
    const before: Before = { style, flat, expects }
    const opened = readOpening(lines, i, before)
    if (opened === null) readLine(line, lines[i - 1]?.text === '', comments.at(-1), reading)
    else {
      style ??= opened.number === null ? 'plain' : 'numbered'
      const { depth, unclear } = depthOf(line.indent, opened.number, open)
      open.length = depth
      comments.push(startComment(opened, open.at(-1)?.index ?? null, depth, reading))
      open.push({ index: comments.length - 1, indent: line.indent, number: opened.number ?? 0 })
      if (unclear) problems.push(lostIndentation(line))
    }
  }
  return { comments, problems }
}

/** A line that opens no comment: its date or badge, a button, or a line of its text. */
function readLine(
  line: Line,
  gap: boolean,
  current: ImportComment | undefined,
  { ledger, text }: Reading,
): void {
  if (/^(?:pingback|trackback): ?/i.test(line.text)) ledger.ignore(line, 'a link from another site')
  else if (isButton(line)) ledger.ignore(line, 'a button of the comment')
  else if (current === undefined) ledger.leaveUnread(line, 'It stands before the first comment.')
  else {
    ledger.claim(line, 'comment')
    if (current.text === '' && !current.isPostAuthor && isBadge(line)) current.isPostAuthor = true
    else if (current.text === '' && current.dateAsPasted === '' && isStamp(line)) {
      current.dateAsPasted = text.words(line)
    } else current.text += (current.text === '' ? '' : gap ? '\n\n' : '\n') + text.words(line)
  }
}

function startComment(
  { line, name, badge }: Opening,
  parent: number | null,
  depth: number,
  { ledger, text }: Reading,
): ImportComment {
  ledger.claim(line, 'comment')
  return {
    authorName: text.words(name),
    isPostAuthor: badge,
    depth,
    parent,
    text: '',
    dateAsPasted: '',
    line: line.number,
  }
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
    const sibling = number === 1 ? -1 : open.findLastIndex((each) => each.number === number - 1)
    return { depth: sibling < 0 ? open.length : sibling, unclear: true }
  }
  return { depth: open.findLastIndex((each) => each.indent < indent) + 1, unclear: false }
}

function isFlat(lines: readonly Line[]): boolean {
  return new Set(lines.filter(({ text }) => text !== '').map(({ indent }) => indent)).size === 1
}

function lostIndentation({ number }: Line): ImportProblem {
  const message = 'The page lost its indentation: please check whom this answers.'
  return problemAt('nesting-unclear', number, message)
}
