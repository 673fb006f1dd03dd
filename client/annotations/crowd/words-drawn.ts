import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { type CodePointIndex, codePointIndex } from '../../../shared/text/code-points.ts'
import { textElement } from '../passage/dom-places.ts'

/** A paragraph as it is drawn now; what it takes to find places in it is made when the first is asked for. */
type Words = {
  start: number
  /** Where the next one begins. */
  end: number
  element: HTMLElement
  found?: Found | undefined
}

/**
 * The texts of a paragraph, and how many UTF-16 units come before each of them and before the end; `index` only where
 * these units aren't the characters.
 */
type Found = { texts: Text[]; before: number[]; index: CodePointIndex | null }

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
  // Most often the next place is where the one before was.
  let latest: Words | undefined
  const paragraphAt = (place: number) => {
    if (!latest || place < latest.start || place >= latest.end) latest = around(paragraphs, place)
    return latest
  }
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
        latest = undefined
        return () => true
      }
      if (touched.length === 0) return null
      for (const each of touched) each.found = undefined
      return (range) => touched.some(({ start, end }) => range.start < end && range.end > start)
    },
    // Called so often in a row that it makes nothing but what it answers.
    rangeOf({ start, end }) {
      const first = paragraphAt(start)
      const last = paragraphAt(end - 1)
      if (!first || !last) return null
      first.found ??= textsIn(first.element)
      last.found ??= textsIn(last.element)
      const from = offsetIn(first.found, start - first.start)
      const to = offsetIn(last.found, end - last.start)
      const fromText = textAt(first.found, from)
      const toText = textAt(last.found, to)
      const startContainer = first.found.texts[fromText]
      const endContainer = last.found.texts[toText]
      if (!startContainer || !endContainer) return null
      // It doesn't follow changes of the page: those are looked for, and the browser has less to keep.
      return new StaticRange({
        startContainer,
        startOffset: from - (first.found.before[fromText] as number),
        endContainer,
        endOffset: to - (last.found.before[toText] as number),
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
  [...(text?.querySelectorAll<HTMLElement>(':scope > p[data-start]') ?? [])].map((element, at, all) => ({
    start: Number(element.dataset.start),
    end: Number(all[at + 1]?.dataset.start ?? Number.POSITIVE_INFINITY),
    element,
  }))

/** The paragraph that a place lies in or after, or the first. */
function around(paragraphs: readonly Words[], place: number): Words | undefined {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((paragraphs[middle] as Words).start <= place) low = middle + 1
    else high = middle
  }
  return paragraphs[Math.max(0, low - 1)]
}

/** The offset of a place in a paragraph, brought to its edges. */
function offsetIn({ before, index }: Found, place: number): number {
  const offset = index ? index.toUtf16(place) : place
  return Math.max(0, Math.min(offset, before[before.length - 1] as number))
}

/** The number of the first text that an offset lies in or at the end of. */
function textAt({ before }: Found, offset: number): number {
  let at = 0
  while ((before[at + 1] as number) < offset) at++
  return at
}

function textsIn(element: HTMLElement): Found {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  const before = [0]
  let words = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    texts.push(node as Text)
    words += (node as Text).data
    before.push(words.length)
  }
  const index = codePointIndex(words)
  return { texts, before, index: index.length === words.length ? null : index }
}
