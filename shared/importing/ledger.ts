import type { PastedText, Span } from './pasted-text.ts'
import type { SetAside } from './preview.ts'

/** What a stretch of the text became. */
export type Part = 'title' | 'introduction' | 'link' | 'entry' | 'comment' | 'ignored' | 'unread'
export type Claim = Span & { part: Part }

/**
 * Who took which stretch of the text. Whatever nobody claimed comes out of `close()` as unread, so nothing
 * can be dropped, by construction; a second claim on the same words is a mistake in the importer and throws.
 */
export class Ledger {
  readonly ignored: SetAside[] = []
  readonly unread: SetAside[] = []
  readonly #claims: Claim[] = []
  readonly #text: PastedText

  constructor(text: PastedText) {
    this.#text = text
  }

  claim(span: Span, part: Part): void {
    if (span.start < span.end) this.#claims.push({ start: span.start, end: span.end, part })
  }

  /** Sets a stretch of one line aside as known furniture of the page. */
  ignore(span: Span & { number: number }, reason: string): void {
    this.claim(span, 'ignored')
    this.ignored.push({ text: this.#text.words(span), line: span.number, reason })
  }

  /** Puts a stretch of one line in the review tray. */
  leaveUnread(span: Span & { number: number }, reason: string): void {
    this.claim(span, 'unread')
    this.unread.push({ text: this.#text.words(span), line: span.number, reason })
  }

  /** Everything still unclaimed becomes unread. Gives all claims in order; call it once, at the end. */
  close(reason: string): readonly Claim[] {
    const claims = this.#inOrder()
    let next = 0
    for (const line of this.#text.lines) {
      let from = line.start
      for (; next < claims.length && (claims[next]?.start ?? 0) < line.end; next += 1) {
        const { start, end } = claims[next] ?? line
        this.#leaveIfWords(from, start, line.number, reason)
        from = end
      }
      this.#leaveIfWords(from, line.end, line.number, reason)
    }
    this.unread.sort((a, b) => a.line - b.line)
    this.ignored.sort((a, b) => a.line - b.line)
    return this.#inOrder()
  }

  #leaveIfWords(start: number, end: number, number: number, reason: string): void {
    const words = this.#text.match({ start, end })
    if (words.trim() === '') return
    const from = start + words.length - words.trimStart().length
    this.leaveUnread({ start: from, end: from + words.trim().length, number }, reason)
  }

  #inOrder(): Claim[] {
    const claims = this.#claims.toSorted((a, b) => a.start - b.start)
    for (const [i, claim] of claims.entries()) {
      const before = claims[i - 1]
      if (before !== undefined && before.end > claim.start) {
        throw new Error(`the importer read the same words twice: as ${before.part} and as ${claim.part}`)
      }
    }
    return claims
  }
}
