import type { ModerationState } from '../../../shared/moderation/states.ts'
import { isModerator, type Name } from './world.ts'

export type Kind = 'comment' | 'annotation' | 'contradiction' | 'message'
/** Something that was written, as it should be: who wrote it, how it stands, and its wordings by marker words. */
export type Thing = {
  kind: Kind
  id: string
  author: Name
  version: number
  state: ModerationState
  withdrawn: boolean
  erased: boolean
  words: string
  pending: string | null
  former: string[]
}

/** The table, said again: who may read which of a thing's wordings. */
export function mayRead(thing: Thing, word: string, name: Name): boolean {
  const insider = name === thing.author || (isModerator(name) && thing.state !== 'private')
  if (thing.erased) return false
  if (insider) return true
  return word === thing.words && thing.state === 'live' && !thing.withdrawn
}

/** It says something else from now on. */
export function reword(thing: Thing, word: string): void {
  thing.former.push(thing.words)
  thing.words = word
  thing.pending = null
}
