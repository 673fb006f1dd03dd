/**
 * Sixteen hexadecimal digits for the words of a text: two FNV-1a hashes, forwards and backwards. Equal for
 * equal words, whatever white space, zero-width characters and style of quotation marks and dashes they came
 * with. It recognises the same post again; it can't stop someone who wants two posts to look the same.
 */
export function fingerprintOf(texts: readonly string[]): string {
  const words = texts.map(bare).join('')
  let forwards = 0x811c9dc5
  let backwards = 0x811c9dc5
  for (let i = 0; i < words.length; i += 1) {
    forwards = Math.imul(forwards ^ words.charCodeAt(i), 0x01000193)
    backwards = Math.imul(backwards ^ words.charCodeAt(words.length - 1 - i), 0x01000193)
  }
  return hex(forwards) + hex(backwards)
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g, '')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛`´′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0')
}
