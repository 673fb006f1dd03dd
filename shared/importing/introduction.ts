import { plainAddress, readBareLink, readLink } from './links.ts'
import { furnitureReason } from './page-furniture.ts'
import type { Line } from './pasted-text.ts'
import { type Reading, spanIn, targetsIn } from './reading.ts'

/**
 * The words between the title and the first entry, with a blank line between paragraphs. Pointers to
 * further reading go to `reading.links`; a linked word inside a sentence stays there and is a link as well.
 */
export function readIntroduction(lines: readonly Line[], reading: Reading): string {
  let introduction = ''
  let gap = '\n'
  for (const line of lines) {
    if (line.text === '') {
      gap = '\n\n'
      continue
    }
    const words = readLine(line, reading)
    if (words === '') continue
    introduction += introduction === '' ? words : gap + words
    gap = '\n'
  }
  return introduction
}

function readLine(line: Line, reading: Reading): string {
  const reason = furnitureReason(line.text)
  if (reason !== null) {
    reading.ledger.ignore(line, reason)
    return ''
  }
  const link = readBareLink(line, reading) ?? readLink(line, reading)
  const around = link === null ? [line] : aroundLink(line, link)
  return around
    .map((stretch) => takeWords(line, stretch, reading))
    .join(' ')
    .trim()
}

function aroundLink(line: Line, link: { start: number; end: number }) {
  const before = line.text.slice(0, link.start).trimEnd()
  const after = line.text.slice(link.end)
  const lead = after.length - after.trimStart().length
  return [
    spanIn(line, { start: 0, end: before.length }),
    spanIn(line, { start: link.end + lead, end: line.text.length }),
  ]
}

function takeWords(line: Line, stretch: { start: number; end: number }, reading: Reading): string {
  if (stretch.start >= stretch.end) return ''
  reading.ledger.claim(stretch, 'introduction')
  for (const target of targetsIn(reading, stretch)) {
    const { label, url } = target
    reading.links.push({ label: label || plainAddress(url), url, asPasted: '', line: line.number })
  }
  return reading.text.words(stretch)
}
