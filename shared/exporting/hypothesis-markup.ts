import { toMarkup } from './to-markup.ts'

const tags = /<\/?(?:p|a|b|i|em|strong|br|blockquote|ul|ol|li|div|h\d|code|pre|img)\b/i

/**
 * What people write in Hypothesis (Markdown, in which HTML may stand) as our own little markup. Bold, italic,
 * quotations, lists and links are written alike; headings become bold, pictures links, and code is words.
 */
export function fromMarkdown(text: string): string {
  return (tags.test(text) ? withoutHtml(text) : text)
    .replace(/\r\n?/g, '\n')
    .replace(/!\[([^\]\n]*)\]\((https?:\/\/[^\s)]+)[^)\n]*\)/g, (_, words: string, href: string) =>
      words.trim() === '' ? href : `[${words}](${href})`,
    )
    .replace(/(\[[^\]\n]+\]\(https?:\/\/[^\s)]+)\s+"[^"\n]*"\)/g, '$1)')
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/^#{1,6}\s+(.+?)\s*#*$/gm, '**$1**')
    .replace(/__(?=\S)([^_\n]+?)__/g, '**$1**')
    .replace(/^[ \t]*[*+]\s+/gm, '- ')
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Markdown between the tags keeps its lines, which in HTML say nothing. */
const withoutHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => (tags.test(part) ? toMarkup(part) : part))
    .join('\n\n')
