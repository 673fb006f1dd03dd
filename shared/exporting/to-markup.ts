const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** Blocks as our own HTML has them; lists and quotations hold none of their own kind. */
const block = /<(p|blockquote|ul|ol)\b[^>]*>(.*?)<\/\1\s*>/gis

/**
 * A little HTML, as our own markup: bold, italic, links, quotations and lists are kept, and of the rest the words. Our
 * own HTML comes out as markup that gives the same HTML again.
 */
export function toMarkup(html: string): string {
  const blocks: string[] = []
  let end = 0
  const beside = (words: string) => {
    const inline = toInline(words)
    if (inline !== '') blocks.push(inline)
  }
  for (const { 0: whole, 1: tag = '', 2: inner = '', index } of html.matchAll(block)) {
    beside(html.slice(end, index))
    blocks.push(toBlock(tag.toLowerCase(), inner))
    end = index + whole.length
  }
  beside(html.slice(end))
  return blocks.filter(Boolean).join('\n\n')
}

function toBlock(tag: string, inner: string): string {
  if (tag === 'p') return toInline(inner)
  if (tag === 'blockquote') return toMarkup(inner).replace(/^/gm, '> ')
  const items = inner.split(/<li\b[^>]*>/i).slice(1)
  return items
    .map((item, index) => `${tag === 'ol' ? `${index + 1}.` : '-'} ${toInline(item).replaceAll('\n', ' ')}`)
    .join('\n')
}

const toInline = (html: string): string =>
  html
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gis, (_, href: string, words: string) =>
      href === words ? words : `[${words}](${href})`,
    )
    .replace(/<\/?(?:strong|b)\b[^>]*>/gi, '**')
    .replace(/<\/?(?:em|i)\b[^>]*>/gi, '*')
    .replace(/<br\s*\/?>|<\/(?:li|div|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/ *\n */g, '\n')
    .trim()
