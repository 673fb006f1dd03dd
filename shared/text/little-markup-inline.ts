import { escapeHtml } from './escape-html.ts'
import { addressAt, linkTo } from './little-markup-links.ts'

type Mark = '**' | '*' | '_' | '['

/** A mark that may yet find its partner: which piece of the output it is, and where its words begin. */
type Opened = { mark: Mark; piece: number; from: number }

const wordCharacter = /[\p{L}\p{M}\p{N}]/u
// Sticky patterns, each tried only where the piece before it ended, and none can run on over another
// beginning of itself, so that the whole takes one pass whatever is typed.
const plainWords = /[^*_[\]\nhH]+/y
const markRun = /\*+|_+/y
const linkEnd = /\]\((https?:\/\/(?:[^\s()<>[\]]|\([^\s()<>[\]]*\))+)\)/iy

/** The formatting within a paragraph or an item, as HTML; the rules stand at `littleMarkupToHtml`. */
export function inlineToHtml(source: string): string {
  return new InlineReader(source).read()
}

/**
 * Reads from left to right. A mark is written as typed, and only becomes a tag when its partner is met, so
 * what never finds one simply stays; a mark of each kind is open at most once, which keeps it to one pass.
 */
class InlineReader {
  readonly #source: string
  readonly #pieces: string[] = []
  /** The bare addresses written as links: piece to words. */
  readonly #addresses = new Map<number, string>()
  #opened: Opened[] = []
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  read(): string {
    while (this.#at < this.#source.length) {
      const character = this.#source.charAt(this.#at)
      if (character === '\n') this.#write('<br>', 1)
      else if (character === '*' || character === '_') this.#readRun(this.#find(markRun)?.[0] ?? character)
      else if (character === '[') this.#open('[')
      else if (character === ']') this.#readLinkEnd()
      else this.#readWords(character)
    }
    return this.#pieces.join('')
  }

  /** Bold and italic marks stand at the edges of words, and more than three in a row are a line of stars. */
  #readRun(run: string) {
    const before = this.#source.charAt(this.#at - 1)
    const after = this.#source.charAt(this.#at + run.length)
    const opens = after.trim() !== '' && !wordCharacter.test(before)
    const closes = before.trim() !== '' && !wordCharacter.test(after)
    if (run.length > (run[0] === '_' ? 1 : 3)) return this.#writeText(run)
    for (let left = run.length; left > 0; ) {
      const mark = this.#nextMark(run, left, closes)
      const tag = mark === '**' ? 'strong' : 'em'
      if (closes && this.#isOpen(mark)) this.#close(mark, `<${tag}>`, `</${tag}>`, mark.length)
      else if (opens) this.#open(mark)
      else this.#writeText(mark)
      left -= mark.length
    }
  }

  /** How to take a run such as `***`: the innermost open mark is closed first. */
  #nextMark(run: string, left: number, closes: boolean): Mark {
    if (run[0] === '_') return '_'
    const italicFirst = closes && left === 3 && this.#opened.at(-1)?.mark === '*'
    return left === 1 || italicFirst ? '*' : '**'
  }

  #readLinkEnd() {
    const end = this.#find(linkEnd)
    const start = this.#opened.find(({ mark }) => mark === '[')
    const link = end && linkTo(end[1] as string)
    if (!end || !start || !link || this.#source.slice(start.from, this.#at).trim() === '') {
      return this.#writeText(']')
    }
    // Links don't nest: an address among the words of a link is only words.
    for (let piece = start.piece; piece < this.#pieces.length; piece++) {
      const words = this.#addresses.get(piece)
      if (words !== undefined) this.#pieces[piece] = escapeHtml(words)
    }
    this.#close('[', link, '</a>', end[0].length)
  }

  #readWords(character: string) {
    const insideWord = wordCharacter.test(this.#source.charAt(this.#at - 1))
    const words = insideWord ? undefined : addressAt(this.#source, this.#at)
    const link = words && linkTo(words)
    if (!words || !link) return this.#writeText(words ?? this.#find(plainWords)?.[0] ?? character)
    this.#addresses.set(this.#pieces.length, words)
    this.#write(`${link}${escapeHtml(words)}</a>`, words.length)
  }

  #find(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#source)
  }

  #isOpen(mark: Mark): boolean {
    return this.#opened.some((earlier) => earlier.mark === mark)
  }

  /** An earlier mark of the same kind that found no partner stays as typed. */
  #open(mark: Mark) {
    this.#opened = this.#opened.filter((earlier) => earlier.mark !== mark)
    this.#opened.push({ mark, piece: this.#pieces.length, from: this.#at + mark.length })
    this.#writeText(mark)
  }

  /** Marks opened between the two have no partner inside and stay as typed. */
  #close(mark: Mark, begin: string, end: string, length: number) {
    const found = this.#opened.findIndex((earlier) => earlier.mark === mark)
    this.#pieces[(this.#opened[found] as Opened).piece] = begin
    this.#opened = this.#opened.slice(0, found)
    this.#write(end, length)
  }

  #write(html: string, length: number) {
    this.#pieces.push(html)
    this.#at += length
  }

  #writeText(text: string) {
    this.#write(escapeHtml(text), text.length)
  }
}
