const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** Text out of our own stored HTML, with its few entities as the characters they stand for. */
export const withoutEntities = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)

/** The words of our own stored HTML (see `littleMarkupToHtml`), a line for each paragraph, item and line break. */
export function plainWords(html: string): string {
  const lines = html.replace(/<br ?\/?>|<\/(?:p|li|blockquote)>/g, '\n').replace(/<[^>]*>/g, '')
  return withoutEntities(lines)
    .replace(/\n{2,}/g, '\n')
    .trim()
}
