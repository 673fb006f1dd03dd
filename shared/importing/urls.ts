import type { Span } from './pasted-text.ts'

/** A link of an HTML page: its words, `label`, stand at a span of the text, in code points, and lead to `url`. */
export type LinkTarget = Span & { url: string; label: string }

/**
 * Where web addresses are written out in a line, in order, with the angle brackets around them if any. A
 * full stop, comma or bracket that ends one belongs to the sentence.
 */
export function findUrls(line: string): Span[] {
  return [...line.matchAll(/<(?:https?:\/\/|www\.)[^\s<>"]+>|(?:https?:\/\/|\bwww\.)[^\s<>"]+/gi)].map(
    ({ 0: whole, index }) => {
      const kept = whole.startsWith('<') ? whole : whole.replace(/[.,;:!?'\])]+$/, '')
      return { start: index, end: index + kept.length }
    },
  )
}

/** The address in words that `findUrls` found, as pasted, with the scheme it may lack. */
export function addressOf(words: string): string {
  const address = words.replace(/^<|>$/g, '')
  return /^www\./i.test(address) ? `https://${address}` : address
}
