/** The characters that our own HTML writes as entities. */
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0', amp: '&' }

/**
 * The words of stored HTML as plain text, for comparing two wordings: paragraphs are parted by an empty line, and a
 * link is followed by its address, since a moderator has to see where it leads.
 */
export function plainWords(html: string): string {
  return html
    .replace(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, href: string, words: string) =>
      words === href ? words : `${words} (${href})`,
    )
    .replace(/<br[^>]*>/g, '\n')
    .replace(/<\/(?:p|li|blockquote|ul|ol)>\s*/g, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
