/** What points to a child or leads to somebody's door, with what its author is told of it. */
export const foundKinds = {
  'name-and-age': 'may tell a child’s name together with an age.',
  'name-and-school': 'may tell which school a child goes to.',
  telephone: 'looks like a telephone number.',
  'e-mail': 'is an e-mail address.',
  postcode: 'looks like a postcode.',
  address: 'looks like an address.',
  'date-of-birth': 'looks like a date of birth.',
} as const

/** `words` as they stand in the text from `start` to `end` (UTF-16 units), shortened. */
export type Found = { kind: keyof typeof foundKinds; words: string; start: number; end: number }

const longest = 80

export function foundIn(text: string, kind: Found['kind'], start: number, end: number): Found {
  const words = text
    .slice(start, Math.min(end, start + 200))
    .replace(/\s+/g, ' ')
    .trim()
  return { kind, words: words.length > longest ? `${words.slice(0, longest - 1)}…` : words, start, end }
}

/** What was found, said to its author: at most three things. */
export const sayFound = (found: readonly Found[]): string =>
  found
    .slice(0, 3)
    .map(({ kind, words }) => `“${words}” ${foundKinds[kind]}`)
    .join(' ')
