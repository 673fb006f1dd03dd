import { inlineToHtml } from './little-markup-inline.ts'

type List = { tag: 'ul' | 'ol'; items: string[] }
type Block = { tag: 'p' | 'blockquote'; lines: string[] } | List

const quoteMark = /^> ?/
const bullet = /^- +(?=\S)/
const ordinal = /^(\d{1,3})\. +(?=\S)/

/**
 * The little formatting of comments, from what a person typed to HTML:
 * `**bold**`, `*italic*` or `_italic_`, `> quote`, `- item`, `1. item`, `[words](https://…)`, bare http(s)
 * addresses; a blank line ends a paragraph, a single line break is kept. Whatever isn't one of these stays
 * as typed. Every character of the source is escaped; the only tags are p, br, strong, em, blockquote, ul,
 * ol, li, and a with href (http or https) and rel. Takes time in proportion to the length of the source.
 */
export function littleMarkupToHtml(source: string): string {
  return blocksOf(source.replace(/\r\n?/g, '\n').split('\n'), true).map(blockToHtml).join('')
}

function blockToHtml(block: Block): string {
  if ('items' in block) {
    const items = block.items.map((item) => `<li>${inlineToHtml(item)}</li>`)
    return `<${block.tag}>${items.join('')}</${block.tag}>`
  }
  if (block.tag === 'p') return `<p>${inlineToHtml(block.lines.join('\n'))}</p>`
  return `<blockquote>${blocksOf(block.lines, false).map(blockToHtml).join('')}</blockquote>`
}

/** Gathers lines into blocks. A quotation holds paragraphs and lists, not quotations again. */
function blocksOf(lines: string[], mayQuote: boolean): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  const add = (block: Block) => {
    blocks.push(block)
    open = block
  }
  for (const line of lines.map((raw) => raw.trim())) {
    if (line === '') {
      // Items may stand apart; only the next line tells whether a list has ended.
      if (open?.tag === 'p' || open?.tag === 'blockquote') open = undefined
    } else if (mayQuote && quoteMark.test(line)) {
      const words = line.replace(quoteMark, '')
      if (open?.tag === 'blockquote') open.lines.push(words)
      else add({ tag: 'blockquote', lines: [words] })
    } else if (bullet.test(line)) {
      const item = line.replace(bullet, '')
      if (open?.tag === 'ul') open.items.push(item)
      else add({ tag: 'ul', items: [item] })
    } else if (isNext(line, open)) {
      const item = line.replace(ordinal, '')
      if (open?.tag === 'ol') open.items.push(item)
      else add({ tag: 'ol', items: [item] })
    } else if (open?.tag === 'p') open.lines.push(line)
    else add({ tag: 'p', lines: [line] })
  }
  return blocks
}

/** A numbered line is an item only where HTML's own counting shows the number that the person typed. */
function isNext(line: string, open: Block | undefined): boolean {
  const typed = ordinal.exec(line)?.[1]
  if (!typed) return false
  return Number(typed) === (open?.tag === 'ol' ? open.items.length + 1 : 1)
}
