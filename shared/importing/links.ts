import type { Line, Span } from './pasted-text.ts'
import { type Reading, spanIn, targetIn, targetsIn } from './reading.ts'
import { addressOf, findUrls } from './urls.ts'

const clickHere =
  /\bclick here\b(?: ?<[^>]+>)? (?:for|to (?:read|see|view|download)) (?<label>.+?)(?:[.!](?= |$)|$)/di
const foundHere =
  /(?:^|(?<=[.!?]["')]? ))(?<label>[^.!?]+?) (?:can be|is|are) (?:also )?(?:found|read|seen|downloaded|available) (?:here|at)\b:?(?: ?<[^>]+>| https?:\S+)?[.!]?$/di
const seeAlso =
  /^(?:see also|see|also see|further reading|read more|more|link|links)\b:? ?(?:at )?(?<label>.*?)(?<url><[^>]+>|(?:https?:\/\/|www\.)\S+)[.)]?$/di

/**
 * Reads a pointer to further reading in a line ("Click here for …", "… can be found HERE", "See also …")
 * into `reading.links`, and gives the stretch it took; null where the line has none. "Here" counts only in
 * capitals or with an address, since reports say "here" too.
 */
export function readLink(line: Line, reading: Reading): Span | null {
  const match = clickHere.exec(line.text) ?? foundHere.exec(line.text) ?? seeAlso.exec(line.text)
  if (match === null) return null
  const span = { start: match.index, end: match.index + match[0].length }
  const url = urlIn(line, span, reading)
  if (url === null && !/\bHERE\b|^click here\b/i.test(match[0])) return null
  if (url === null && /\bhere\b/.test(match[0]) && !/\bclick here\b/i.test(match[0])) return null
  const [start, end] = match.indices?.groups?.label ?? [0, 0]
  const label = reading.text.words(spanIn(line, { start, end })).replace(/[\s,:–-]+$/, '')
  addLink(line, span, label, url, reading)
  return span
}

/** Takes a line that is nothing but an address, or nothing but linked words. */
export function readBareLink(line: Line, reading: Reading): Span | null {
  const whole = { start: 0, end: line.text.length }
  const [first] = findUrls(line.text)
  const target = targetIn(reading, line)
  const raw = reading.text.toRaw(line)
  const linked = targetsIn(reading, line).some(({ start, end }) => start <= raw.start && end >= raw.end)
  const isAddress = first?.start === 0 && first.end >= line.text.length - 1
  if (line.text === '' || !(isAddress || linked)) return null
  const label = isAddress ? '' : reading.text.words(line)
  addLink(line, whole, label, isAddress ? urlIn(line, whole, reading) : target, reading)
  return whole
}

/** Adds a link over a stretch of a line and claims it; a label that is empty becomes the bare address. */
function addLink(line: Line, span: Span, label: string, url: string | null, reading: Reading): void {
  const stretch = spanIn(line, span)
  const asPasted = reading.text.words(stretch)
  reading.ledger.claim(stretch, 'link')
  reading.links.push({ label: label || plainAddress(url ?? asPasted), url, asPasted, line: line.number })
}

/** An address as a reader would say it, without scheme and final slash. */
export function plainAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
}

function urlIn(line: Line, span: Span, reading: Reading): string | null {
  const written = findUrls(line.text).find(({ start, end }) => start >= span.start && end <= span.end)
  if (written !== undefined) return addressOf(reading.text.words(spanIn(line, written)))
  return targetIn(reading, spanIn(line, span))
}
