import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { type CodePointIndex, codePointIndex } from '../../../shared/text/code-points.ts'
import { textElement } from '../passage/dom-places.ts'

/** A paragraph as it is drawn now; what it takes to find places in it is made when the first is asked for. */
type Words = {
  start: number
  element: HTMLElement
  found?: { texts: Text[]; index: CodePointIndex } | undefined
}

type WordsDrawn = {
  /** Looks at what was drawn since the last look; answers whether a range lies in it, or null where nothing was. */
  look(): ((range: TextRange) => boolean) | null
  /** A passage as the last look found it; null where it isn't on the page. */
  rangeOf(passage: TextRange): AbstractRange | null
  end(): void
}

/** The words of an excerpt as they are drawn, for finding very many passages again and again. */
export function watchWords(excerpt: string): WordsDrawn {
  let text: HTMLElement | null = null
  let paragraphs: Words[] = []
  let isOther = false
  const changed = new Set<Node>()
  const note = (records: MutationRecord[]) => {
    for (const { target } of records) {
      if (target === text) isOther = true
      else if (text) changed.add(childAround(text, target))
    }
  }
  const observer = new MutationObserver(note)
  const attach = (element: HTMLElement | null) => {
    observer.disconnect()
    text = element
    isOther = true
    if (text) observer.observe(text, { childList: true, characterData: true, subtree: true })
  }

  return {
    look() {
      note(observer.takeRecords())
      if (!text?.isConnected) attach(textElement(excerpt))
      const touched = isOther ? [] : paragraphs.filter(({ element }) => changed.has(element))
      changed.clear()
      if (isOther) {
        isOther = false
        paragraphs = paragraphsOf(text)
        return () => true
      }
      if (touched.length === 0) return null
      for (const each of touched) each.found = undefined
      const known = new Set(touched)
      return (range) => paragraphsAt(paragraphs, range).some((each) => known.has(each))
    },
    rangeOf({ start, end }) {
      const at = around(paragraphs, start)
      const isWithin = end <= (paragraphs[at + 1]?.start ?? Number.POSITIVE_INFINITY)
      const from = spot(paragraphs[at], start)
      const to = spot(paragraphs[isWithin ? at : around(paragraphs, end - 1)], end)
      if (!from || !to) return null
      // It doesn't follow changes of the page: those are looked for, and the browser has less to keep.
      return new StaticRange({
        startContainer: from.text,
        startOffset: from.offset,
        endContainer: to.text,
        endOffset: to.offset,
      })
    },
    end: () => attach(null),
  }
}

/** The child of an element that a node lies in, or the topmost node above it. */
function childAround(element: Element, node: Node): Node {
  let child = node
  while (child.parentNode && child.parentNode !== element) child = child.parentNode
  return child
}

const paragraphsOf = (text: HTMLElement | null): Words[] =>
  [...(text?.querySelectorAll<HTMLElement>(':scope > p[data-start]') ?? [])].map((element) => ({
    start: Number(element.dataset.start),
    element,
  }))

const paragraphsAt = (paragraphs: readonly Words[], { start, end }: TextRange): readonly Words[] =>
  paragraphs.slice(around(paragraphs, start), around(paragraphs, end - 1) + 1)

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

function spot(paragraph: Words | undefined, place: number): { text: Text; offset: number } | null {
  if (!paragraph) return null
  paragraph.found ??= textsIn(paragraph.element)
  const { texts, index } = paragraph.found
  let offset = index.toUtf16(place - paragraph.start)
  for (const text of texts) {
    if (offset <= text.length) return { text, offset }
    offset -= text.length
  }
  return null
}

function textsIn(element: HTMLElement): { texts: Text[]; index: CodePointIndex } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text)
  return { texts, index: codePointIndex(texts.map(({ data }) => data).join('')) }
}
