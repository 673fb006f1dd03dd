/** The first words of a text, whole words up to about `most` characters, with an ellipsis where it goes on. */
export function opening(text: string, most = 48): string {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words.length <= most) return words
  const cut = words.slice(0, most + 1)
  const end = cut.lastIndexOf(' ')
  const kept = end > most / 2 ? cut.slice(0, end) : [...cut].slice(0, -1).join('')
  // No stop before the ellipsis: it would read as one too many.
  return `${kept.replace(/[\s.,;:…–—-]+$/, '').toWellFormed()}…`
}
