/** `banned`: spam by somebody new, held by others. `suspect`: held. */
export const wordLists = ['banned', 'suspect'] as const
export type WordList = (typeof wordLists)[number]

/** A word or phrase on a list, or taken off it: `removed`. */
export type WordLine = {
  id: string
  list: WordList
  /** As it was typed; `*` at a word's end stands for any further letters. */
  pattern: string
  by: string
  created: string
  removed: string | null
}

/** As whom words are tried out. */
export const triedAuthors = ['known', 'newcomer', 'guest'] as const
export type TriedAuthor = (typeof triedAuthors)[number]

/** What the pipeline would say to words, phase by phase in its order; the first `verdict` is the one that counts. */
export type Tried = {
  words: string
  author: TriedAuthor
  phases: { phase: string; verdict: 'held' | 'spam' | 'refused' | null; detail: string | null }[]
}
