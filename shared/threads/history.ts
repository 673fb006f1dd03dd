/** Words that stayed, came or went. */
export type Piece = { kind: 'same' | 'added' | 'removed'; words: string }

/** How one wording became another. `from` is 0 for the first one, where everything is the same. */
export type WordingChange = {
  from: number
  to: number
  /** When `to` was written. */
  at: string
  pieces: Piece[]
}
