/**
 * Letters as they look rather than as they are coded, so that a word can't hide behind another alphabet, a style of
 * mathematical letters, marks above, or characters that nobody sees.
 */
// Each letter with what it looks like: Cyrillic, Greek, Armenian, Latin of other languages and of phonetics.
const looks = `
  аa вb сc ԁd еe ёe ѓr гr һh нh іi їi јj кk ӏl мm пn оo рp ԛq ѕs тt уy ѵv ԝw шw хx үy зe ьb иu αa
  βb γy δd εe ηn ιi κk νv οo πn ρp σo τt υu χx ωw ϲc ϳj օo ոn սu հh ցg ʏy ßss æae œoe øo łl đd ðd
  þp ħh ŧt ıi ȷj ɑa ɡg ɩi ɪi ʀr ɴn ʟl ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ꜱs
`
const lookOf = new Map(
  (looks.match(/\S+/g) ?? []).map(([letter = '', ...look]) => [letter, look.join('')] as const),
)

/** Marks above and below, joiners, soft hyphens, and fillers that look like nothing. */
const unseen = /[\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu

export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => lookOf.get(letter) ?? letter)

/** Signs and the letters that they stand for. A stroke (1, ! or |) is an i or an l. */
const signs = new Map(
  [...'0o3e4a5s7t8b9g@a$s'.matchAll(/(.)(.)/g)].map(([, sign = '', letter = '']) => [sign, letter]),
)

/** Digits and signs read as the letters they stand for, in words that have a letter; a stroke is an i or an l. */
const unmask = (folded: string, stroke: 'i' | 'l'): string =>
  folded.replace(/\S+/gu, (word) =>
    /\p{L}/u.test(word) ? word.replace(/[013457-9@$!|]/g, (sign) => signs.get(sign) ?? stroke) : word,
  )

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Words as they stand between white space, whatever stands inside them left out: `via-gra` is one. */
const joinedIn = (text: string): string[] =>
  (text.match(/\S+/gu) ?? []).map((word) => wordsIn(word).join('')).filter((word) => word !== '')

/** How many letters at either end of a row are words of their own: the `a` of `buy a v i a g r a I know`. */
type Apart = [before: 0 | 1, after: 0 | 1]
const everyApart: readonly Apart[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
]

/** Single letters in a row as the word that they spell: `v i a g r a`. */
function spelledOut(words: readonly string[], [before, after]: Apart): string[] {
  const out: string[] = []
  let letters: string[] = []
  const close = () => {
    const spelled = letters.slice(before, letters.length - after)
    if (spelled.length >= 3) {
      out.push(...letters.slice(0, before), spelled.join(''), ...letters.slice(letters.length - after))
    } else out.push(...letters)
    letters = []
  }
  for (const word of words) {
    if (word.length === 1) letters.push(word)
    else {
      close()
      out.push(word)
    }
  }
  close()
  return out
}

/** The words of a phrase as they are looked for. */
export const foldedWords = (text: string): string[] => wordsIn(fold(text))

/** Every way in which a text may be read, each as its words in order, none twice. */
export function readingsOf(text: string): string[][] {
  const folded = fold(text)
  const spellings = new Set([folded, unmask(folded, 'i'), unmask(folded, 'l')])
  const readings = new Map<string, string[]>()
  for (const spelling of spellings) {
    const joined = joinedIn(spelling)
    const spelled = everyApart.map((apart) => spelledOut(joined, apart))
    for (const words of [wordsIn(spelling), joined, ...spelled]) readings.set(words.join(' '), words)
  }
  return [...readings.values()]
}
