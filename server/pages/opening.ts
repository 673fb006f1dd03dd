/** The first words of stored comment HTML as plain text, at most about 140 characters, ending at a word. */
export function opening(html: string): string {
  const words = html
    .replace(/<(?:\/p|br|\/li|\/blockquote)[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
  return words.length <= 140 ? words : `${words.slice(0, words.lastIndexOf(' ', 139)).slice(0, 139)}…`
}
