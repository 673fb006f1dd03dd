import { firstFree, sweep } from './depths.ts'
import { type Painted, putOn, takeOff } from './layers.ts'
import { byStart, changesBetween, type ManySpan } from './many-spans.ts'
import { watchWords } from './words-drawn.ts'

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
  const held: Painted[] = []
  const words = watchWords(excerpt)
  let drawn: readonly ManySpan[] = []

  return {
    draw(spans) {
      const { gone, come } = changesBetween(drawn, spans)
      drawn = spans
      takeOff(takeOut(held, gone))
      const isTouched = words.look()
      const anew = isTouched ? held.filter(({ span }) => isTouched(span)) : []
      takeOff(anew)
      for (const each of anew) each.range = words.rangeOf(each.span)
      const depthOf = held.length === 0 ? sweep() : firstFree(held)
      for (const span of byStart(come)) {
        const each = { span, depth: depthOf(span), range: words.rangeOf(span) }
        held.push(each)
        anew.push(each)
      }
      putOn(anew)
    },
    clear() {
      takeOff(held)
      held.length = 0
      drawn = []
      words.end()
    },
  }
}

/** Takes those with these ids out of a list, looking from its end: what came last goes first, most often. */
function takeOut(held: Painted[], ids: ReadonlyMap<string, unknown>): Painted[] {
  const out: Painted[] = []
  const after: Painted[] = []
  while (out.length < ids.size) {
    const last = held.pop()
    if (!last) break
    const list = ids.has(last.span.id) ? out : after
    list.push(last)
  }
  for (const each of after.reverse()) held.push(each)
  return out
}
