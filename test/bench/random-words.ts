/** Words as unevenly frequent as in a language, in sentences and paragraphs. */
export function randomWords(count: number, vocabulary: number, random: () => number): string[] {
  const letters = 'etaoinshrdlu'
  const known = Array.from({ length: vocabulary }, (_, n) =>
    Array.from({ length: 2 + (n % 8) }, () => letters[Math.floor(random() * letters.length)]).join(''),
  )
  return Array.from({ length: count }, (_, i) => {
    const word = known[Math.floor(vocabulary ** random()) - 1] as string
    if (i % 120 === 119) return `${word}.\n\n`
    return i % 14 === 13 ? `${word}. ` : `${word} `
  })
}
