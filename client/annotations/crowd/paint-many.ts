import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { watchWords } from './words-drawn.ts'

/** A span to paint, in code points; `id` is unique among those of its excerpt. */
export type ManySpan = TextRange & { id: string; isOwn: boolean; isContradiction: boolean }

/** How many tints lie over each other at most: from there on it doesn't get darker. */
const depths = 3

type Held = { span: ManySpan; depth: number; range: AbstractRange; layers: readonly Highlight[] }

export type Painter = {
  /**
   * Paints these spans in place of those painted before. Only what is another, or lies in a paragraph that the page
   * has drawn anew since, costs anything.
   */
  draw(spans: readonly ManySpan[]): void
  clear(): void
}

/**
 * Paints very many highlights of one excerpt as `::highlight()`s of the style sheet. Overlapping ones lie in different
 * layers, so that tints over each other grow darker; each is one range, however it is cut by others.
 */
export function createPainter(excerpt: string): Painter {
  const held = new Map<string, Held>()
  const words = watchWords(excerpt)
  let drawn: readonly ManySpan[] = []

  function paint(span: ManySpan, depth: number, layersOf: ReturnType<typeof layersOnPage>): void {
    const range = words.rangeOf(span)
    if (!range) return
    const layers = layersOf(span, depth)
    for (const each of layers) each.add(range)
    held.set(span.id, { span, depth, range, layers })
  }
  function drop({ span, range, layers }: Held): void {
    for (const each of layers) each.delete(range)
    held.delete(span.id)
  }

  return {
    draw(spans) {
      const { gone, come } = changesBetween(drawn, spans)
      drawn = spans
      for (const { id } of gone) {
        const known = held.get(id)
        if (known) drop(known)
      }
      const layersOf = layersOnPage()
      const isTouched = words.look()
      const moved = isTouched ? [...held.values()].filter(({ span }) => isTouched(span)) : []
      for (const each of moved) {
        drop(each)
        paint(each.span, each.depth, layersOf)
      }
      const depthOf = held.size === 0 ? sweep() : firstFree(held)
      for (const span of come.sort((a, b) => a.start - b.start)) paint(span, depthOf(span), layersOf)
    },
    clear() {
      for (const each of held.values()) drop(each)
      drawn = []
      words.end()
    },
  }
}

/**
 * What went and what came between two lists. Most often all but a few are the same at both ends, and those in between
 * alone are compared by their ids.
 */
function changesBetween(before: readonly ManySpan[], now: readonly ManySpan[]) {
  const least = Math.min(before.length, now.length)
  let head = 0
  while (head < least && isSame(before[head], now[head])) head++
  let tail = 0
  while (tail < least - head && isSame(before[before.length - 1 - tail], now[now.length - 1 - tail])) tail++
  const gone = new Map(before.slice(head, before.length - tail).map((span) => [span.id, span]))
  const others = now.slice(head, now.length - tail)
  if (gone.size === 0) return { gone: [], come: others }
  const come = others.filter((span) => {
    const stays = isSame(gone.get(span.id), span)
    if (stays) gone.delete(span.id)
    return !stays
  })
  return { gone: [...gone.values()], come }
}

const isSame = (a: ManySpan | undefined, b: ManySpan | undefined) =>
  a === b ||
  (a?.id === b?.id &&
    a?.start === b?.start &&
    a?.end === b?.end &&
    a?.isOwn === b?.isOwn &&
    a?.isContradiction === b?.isContradiction)

/** Spans in order of their start, each to the first depth that is free from there on, or the last. */
function sweep(): (span: ManySpan) => number {
  const ends = Array.from({ length: depths }, () => 0)
  return ({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start)
    const at = free < 0 ? depths - 1 : free
    ends[at] = Math.max(ends[at] ?? 0, end)
    return at + 1
  }
}

/** One more among many: to the first depth at which it lies over none. */
function firstFree(held: ReadonlyMap<string, Held>): (span: ManySpan) => number {
  return ({ start, end }) => {
    const taken = new Set<number>()
    for (const { span, depth } of held.values()) if (span.start < end && start < span.end) taken.add(depth)
    for (let depth = 1; depth < depths; depth++) if (!taken.has(depth)) return depth
    return depths
  }
}

/** Finds the layers of a span: that of its depth, and over it those of what it is. */
function layersOnPage(): (span: ManySpan, depth: number) => readonly Highlight[] {
  const own = layer('many-own', depths + 1)
  const contradiction = layer('many-contradiction', depths + 2)
  const sets = Array.from({ length: depths }, (_, n) => {
    const tint = layer(`many-${n + 1}`, n + 1)
    return [[tint], [tint, own], [tint, contradiction], [tint, own, contradiction]]
  })
  return ({ isOwn, isContradiction }, depth) =>
    sets[depth - 1]?.[Number(isOwn) + 2 * Number(isContradiction)] ?? []
}

/** The layer of this name, laid over those of lower priority. */
function layer(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  made.priority = priority
  CSS.highlights.set(name, made)
  return made
}
