import type { TextRange } from '../../shared/annotations/selectors.ts'
import { type CodePointIndex, codePointIndex } from '../../shared/text/code-points.ts'
import { paragraphsIn } from './dom-places.ts'

/** A span to paint, in code points; `id` is unique among those of its excerpt. */
export type ManySpan = TextRange & { id: string; isOwn: boolean; isContradiction: boolean }

/** How many tints lie over each other at most: from there on it doesn't get darker. */
const depths = 3

type Held = { span: ManySpan; depth: number; range: AbstractRange; layers: Highlight[] }

export type Painter = {
  /**
   * Paints these spans in place of those painted before. Only what is new, or lies in a paragraph that `touched` says
   * was drawn anew (by its start), costs anything.
   */
  draw(spans: readonly ManySpan[], touched?: (start: number) => boolean): void
  clear(): void
}

/**
 * Paints very many highlights of one excerpt as `::highlight()`s of the style sheet. Overlapping ones lie in different
 * layers, so that tints over each other grow darker; each is one range, however it is cut by others.
 */
export function createPainter(excerpt: string): Painter {
  const held = new Map<string, Held>()
  let paragraphs: Words[] = []

  function paint(span: ManySpan, depth: number): void {
    const range = rangeOf(paragraphs, span)
    if (!range) return
    const layers = [layer(`many-${depth}`, depth)]
    if (span.isOwn) layers.push(layer('many-own', depths + 1))
    if (span.isContradiction) layers.push(layer('many-contradiction', depths + 2))
    for (const each of layers) each.add(range)
    held.set(span.id, { span, depth, range, layers })
  }
  function drop({ span, range, layers }: Held): void {
    for (const each of layers) each.delete(range)
    held.delete(span.id)
  }

  return {
    draw(spans, touched) {
      const before = held.size
      const fresh: ManySpan[] = []
      for (const span of spans) {
        const known = held.get(span.id)
        if (!known || !isSame(known.span, span)) fresh.push(span)
        else known.span = span
      }
      const gone = before + fresh.length > spans.length ? missingFrom(spans, held) : []
      for (const each of gone) drop(each)
      for (const { id } of fresh) {
        const known = held.get(id)
        if (known) drop(known)
      }
      paragraphs = wordsOf(excerpt)
      const moved = touched
        ? [...held.values()].filter(({ span }) => touchedBy(paragraphs, span, touched))
        : []
      for (const each of moved) {
        drop(each)
        paint(each.span, each.depth)
      }
      const depthOf = held.size === 0 ? sweep() : firstFree(held)
      for (const span of fresh.sort((a, b) => a.start - b.start)) paint(span, depthOf(span))
    },
    clear() {
      for (const each of held.values()) drop(each)
    },
  }
}

const isSame = (a: ManySpan, b: ManySpan) =>
  a.start === b.start && a.end === b.end && a.isOwn === b.isOwn && a.isContradiction === b.isContradiction

function missingFrom(spans: readonly ManySpan[], held: ReadonlyMap<string, Held>): Held[] {
  const ids = new Set(spans.map(({ id }) => id))
  return [...held.values()].filter(({ span }) => !ids.has(span.id))
}

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

/** The layer of this name, laid over those of lower priority. */
function layer(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  made.priority = priority
  CSS.highlights.set(name, made)
  return made
}

/** A paragraph as it is drawn now; what it takes to find places in it is made when the first is asked for. */
type Words = { start: number; element: HTMLElement; found?: { texts: Text[]; index: CodePointIndex } }

const wordsOf = (excerpt: string): Words[] =>
  paragraphsIn(excerpt).map(({ start, element }) => ({ start, element }))

function touchedBy(
  paragraphs: readonly Words[],
  { start, end }: TextRange,
  touched: (start: number) => boolean,
) {
  for (let at = around(paragraphs, start); at < paragraphs.length; at++) {
    const paragraph = paragraphs[at]
    if (!paragraph || paragraph.start >= end) return false
    if (touched(paragraph.start)) return true
  }
  return false
}

/** The number of the paragraph that a place lies in or after; 0 for none. */
function around(paragraphs: readonly Words[], place: number): number {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((paragraphs[middle] as Words).start <= place) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** A range that doesn't follow changes of the page: those are told, and the browser has less to keep. */
function rangeOf(paragraphs: readonly Words[], { start, end }: TextRange): AbstractRange | null {
  const from = spot(paragraphs[around(paragraphs, start)], start)
  const to = spot(paragraphs[around(paragraphs, end - 1)], end)
  if (!from || !to) return null
  return new StaticRange({
    startContainer: from.text,
    startOffset: from.offset,
    endContainer: to.text,
    endOffset: to.offset,
  })
}

function spot(paragraph: Words | undefined, place: number): { text: Text; offset: number } | null {
  if (!paragraph) return null
  paragraph.found ??= look(paragraph.element)
  const { texts, index } = paragraph.found
  let offset = index.toUtf16(place - paragraph.start)
  for (const text of texts) {
    if (offset <= text.length) return { text, offset }
    offset -= text.length
  }
  return null
}

function look(element: HTMLElement): { texts: Text[]; index: CodePointIndex } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text)
  return { texts, index: codePointIndex(texts.map(({ data }) => data).join('')) }
}
