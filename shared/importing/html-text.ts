import { codePointLength } from '../text/code-points.ts'
import { type MarkupToken, readMarkup } from './markup.ts'
import type { LinkTarget } from './urls.ts'

type HtmlText = {
  text: string
  /** Where links lead; positions in `text`, in Unicode code points. */
  targets: LinkTarget[]
  /** The heading that the page marks as the post's title; null where none is marked. */
  title: string | null
}

/** Lists further in are written no further to the right: no thread is that deep, and a page could be. */
const deepest = 12
/** Never shown on a page. */
const unseen = new Set(
  'head script style noscript template svg math iframe object canvas audio video'.split(' '),
)
/** Shown, but never a part of the post. */
const aside = new Set(['nav', 'aside'])
const paragraphs = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre article section main header footer ul ol dl table form fieldset figure hr address'.split(
    ' ',
  ),
)
const lines = new Set('div li dt dd tr figcaption option label button br'.split(' '))
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/**
 * The words of a page as a person would copy them, without a browser: a blank line between paragraphs, a
 * line for each line, four more columns for each list inside a list, numbers before the items of ordered
 * lists, so that nested comments keep their nesting; where WordPress marks a comment as its post author's
 * by a class alone, the badge is written out after the name. Nothing of the markup is run or kept; navigation and
 * what a page never shows are left out. `keepLineEnds` is for text in which a newline means one.
 */
export function htmlToText(html: string, { keepLineEnds = false } = {}): HtmlText {
  const writer = new TextWriter(keepLineEnds)
  for (const token of readMarkup(html)) writer.write(token)
  return writer.finish()
}

type List = { ordered: boolean; next: number }

class TextWriter {
  readonly #keepLineEnds: boolean
  readonly #lists: List[] = []
  readonly #targets: LinkTarget[] = []
  #text = ''
  #length = 0
  /** Newlines owed before the next words. */
  #owed = 0
  #space = ''
  #marker = ''
  #hidden: { name: string; depth: number } | null = null
  #title: string | null = null
  #marked: { name: string; role: 'title' | 'commenter'; from: number } | null = null
  #badgeDue = false
  #link: { url: string; start: number | null; from: number } | null = null

  constructor(keepLineEnds: boolean) {
    this.#keepLineEnds = keepLineEnds
  }

  write(token: MarkupToken): void {
    if (this.#hidden !== null) this.#passHidden(token)
    else if (token.kind === 'text') this.#words(token.text)
    else if (token.kind === 'open') this.#open(token.name, token.attributes)
    else this.#close(token.name)
  }

  finish(): HtmlText {
    this.#endLink()
    return { text: this.#text, targets: this.#targets, title: this.#title }
  }

  #passHidden(token: MarkupToken): void {
    if (this.#hidden === null || token.kind === 'text' || token.name !== this.#hidden.name) return
    this.#hidden.depth += token.kind === 'open' ? 1 : -1
    if (this.#hidden.depth === 0) this.#hidden = null
  }

  #open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (unseen.has(name) || aside.has(name)) {
      this.#hidden = { name, depth: 1 }
      return
    }
    this.#break(name)
    if (name === 'ol' || name === 'ul') {
      this.#lists.push({ ordered: name === 'ol', next: wholeNumber(attributes.get('start'), 1) })
    }
    const list = this.#lists.at(-1)
    if (name === 'li' && list?.ordered) {
      const value = wholeNumber(attributes.get('value'), list.next)
      this.#marker = `${value}. `
      list.next = value + 1
    }
    if (name === 'li') this.#badgeDue = hasClass(attributes, 'bypostauthor')
    if (name === 'a') this.#startLink(attributes.get('href') ?? '')
    const role = hasClass(attributes, 'fn')
      ? 'commenter'
      : hasClass(attributes, 'entry-title')
        ? 'title'
        : null
    if (role !== null && !empty.has(name)) this.#marked = { name, role, from: this.#text.length }
  }

  #close(name: string): void {
    if (empty.has(name)) return
    if (name === 'a') this.#endLink()
    if (name === this.#marked?.name) this.#endMarked(this.#marked)
    this.#break(name)
    if (name === 'ol' || name === 'ul') this.#lists.pop()
  }

  #endMarked({ role, from }: { role: 'title' | 'commenter'; from: number }): void {
    this.#marked = null
    if (role === 'title') this.#title ??= this.#text.slice(from).trim()
    else if (this.#badgeDue) {
      this.#words(' Post author ')
      this.#badgeDue = false
    }
  }

  #break(name: string): void {
    const owed = name === 'br' ? this.#owed + 1 : paragraphs.has(name) ? 2 : lines.has(name) ? 1 : 0
    if (owed > 0) this.#space = ''
    this.#owed = Math.min(2, Math.max(this.#owed, owed))
  }

  #words(text: string): void {
    for (const part of text.match(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g) ?? []) {
      if (/^[ \t\r\n\f]/.test(part)) this.#white(part)
      else this.#put(part)
    }
  }

  #white(part: string): void {
    const newlines = this.#keepLineEnds ? part.replace(/\r\n?/g, '\n').split('\n').length - 1 : 0
    if (newlines > 0) this.#owed = Math.min(2, Math.max(this.#owed, newlines))
    else this.#space = ' '
  }

  #put(words: string): void {
    if (this.#text === '') this.#owed = 0
    if (this.#owed > 0 || this.#text === '') {
      const inside = this.#lists.at(-1)?.ordered && this.#marker === '' ? 2 : 0
      this.#add(
        '\n'.repeat(this.#owed) +
          ' '.repeat(4 * Math.min(this.#lists.length, deepest) + inside) +
          this.#marker,
      )
      this.#marker = ''
    } else this.#add(this.#space)
    this.#owed = 0
    this.#space = ''
    if (this.#link !== null && this.#link.start === null) {
      this.#link.start = this.#length
      this.#link.from = this.#text.length
    }
    this.#add(words)
  }

  #add(words: string): void {
    this.#text += words
    this.#length += codePointLength(words)
  }

  #startLink(href: string): void {
    this.#endLink()
    // Other schemes can run or mean something only on that page.
    if (/^https?:\/\//i.test(href)) this.#link = { url: href.trim(), start: null, from: 0 }
  }

  #endLink(): void {
    if (this.#link !== null && this.#link.start !== null) {
      const { url, start, from } = this.#link
      this.#targets.push({
        url,
        start,
        end: this.#length,
        label: this.#text.slice(from).replace(/\s+/g, ' '),
      })
    }
    this.#link = null
  }
}

function hasClass(attributes: ReadonlyMap<string, string>, name: string): boolean {
  return attributes.get('class')?.split(/\s+/).includes(name) ?? false
}

function wholeNumber(words: string | undefined, otherwise: number): number {
  return words !== undefined && /^\d{1,6}$/.test(words) ? Number(words) : otherwise
}
