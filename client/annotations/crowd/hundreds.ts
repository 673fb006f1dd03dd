import { queryOf } from '../../pages/query.ts'
import type { Placed } from '../margin/cards.ts'
import { crowd } from './crowded.ts'

/** So many cards are sent of very many. */
export const hundred = 100

/** Whether these cards are too many to be sent at once: then as many marks at least are on their text. */
export const areCrowded = (cards: readonly Placed[]): boolean =>
  cards.filter(({ start }) => Number.isFinite(start)).length > crowd

/** The number, from 0, of the hundred of an excerpt's cards that an address asks for (`?notes=`, from 1), or the last. */
export function hundredIn(path: string, cards: readonly Placed[]): number {
  const asked = Math.trunc(Number(queryOf(path, 'notes'))) || 1
  return Math.min(Math.max(asked, 1), Math.ceil(cards.length / hundred)) - 1
}

/** Those cards. */
export function hundredAsked(path: string, cards: readonly Placed[]): readonly Placed[] {
  const from = hundredIn(path, cards) * hundred
  return cards.slice(from, from + hundred)
}

/** The address of a page with a hundred of its notes, by number from 0; nothing else that it asks for is lost. */
export function pathOfHundred(path: string, number: number): string {
  const [page = '', asked = ''] = path.split('?')
  const query = new URLSearchParams(asked)
  if (number > 0) query.set('notes', String(number + 1))
  else query.delete('notes')
  return query.size > 0 ? `${page}?${query}` : page
}
