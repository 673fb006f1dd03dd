import { type Matcher, makeMatcher } from './matcher.ts'
import { WordEntries } from './word-lists.model.ts'

/** The word lists, ready to be looked for. */
export type WordLists = { banned: Matcher; suspect: Matcher }

/** For how long the lists are used before they are read again, in milliseconds: another process may change them. */
const lasting = 5_000
let known: { lists: Promise<WordLists>; until: number } | null = null

export function wordLists(): Promise<WordLists> {
  if (known && known.until > Date.now()) return known.lists
  const lists = read()
  known = { lists, until: Date.now() + lasting }
  // What couldn't be read is asked for again by the next.
  lists.catch(() => forgetWordLists())
  return lists
}

/** To be called once a change of the lists is saved. */
export function forgetWordLists(): void {
  known = null
}

async function read(): Promise<WordLists> {
  const entries = await WordEntries.find({ removed: null }, { list: 1, pattern: 1 }).lean()
  const of = (list: string) =>
    makeMatcher(entries.filter((one) => one.list === list).map((one) => one.pattern))
  return { banned: of('banned'), suspect: of('suspect') }
}
