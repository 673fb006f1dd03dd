import type { TextRange } from '../../../shared/annotations/selectors.ts'

/** A span to paint, in code points; `id` is unique among those of its excerpt. */
export type ManySpan = TextRange & { id: string; isOwn: boolean; isContradiction: boolean }

/**
 * What went, by its id, and what came between two lists. Most often all but a few are the same at both ends, and those
 * in between alone are compared by their ids.
 */
export function changesBetween(before: readonly ManySpan[], now: readonly ManySpan[]) {
  const least = Math.min(before.length, now.length)
  let head = 0
  while (head < least && isSame(before[head], now[head])) head++
  let tail = 0
  while (tail < least - head && isSame(before[before.length - 1 - tail], now[now.length - 1 - tail])) tail++
  const gone = new Map(before.slice(head, before.length - tail).map((span) => [span.id, span]))
  const others = now.slice(head, now.length - tail)
  if (gone.size === 0) return { gone, come: others }
  const come = others.filter((span) => {
    const stays = isSame(gone.get(span.id), span)
    if (stays) gone.delete(span.id)
    return !stays
  })
  return { gone, come }
}

const isSame = (a: ManySpan | undefined, b: ManySpan | undefined) =>
  a === b ||
  (a?.id === b?.id &&
    a?.start === b?.start &&
    a?.end === b?.end &&
    a?.isOwn === b?.isOwn &&
    a?.isContradiction === b?.isContradiction)

/** Spans in order of their start. A browser sorts plain numbers by itself, without a call for every comparison. */
export function byStart(spans: readonly ManySpan[]): readonly ManySpan[] {
  const many = spans.length
  const keys = new Float64Array(many)
  for (let at = 0; at < many; at++) keys[at] = (spans[at] as ManySpan).start * many + at
  const sorted: ManySpan[] = []
  for (const key of keys.sort()) sorted.push(spans[key % many] as ManySpan)
  return sorted
}
