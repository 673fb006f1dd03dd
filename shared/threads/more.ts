import type { CatchUp } from '../live/contract.ts'
import type { Tables } from '../live/state.ts'
import type { ThreadPart } from './parts.ts'

/** The answer to `GET /api/thread`: the next part of a thread. */
export type MoreOfThread = {
  /** What was missed on the channel before the part was read: to be taken in first. */
  missed: CatchUp
  /** The channel's number that the part's own numbers are of. */
  seq: number
  part: ThreadPart
  /** How many comments everybody may read in the branches that came with it. */
  counted: number
  tables: Pick<Tables, 'comment' | 'tally' | 'reacted'>
}
