import type { ExcerptView } from '../../../shared/library/views.ts'
import { count } from '../../../shared/text/plural.ts'
import { usePage } from '../../live/store.ts'
import type { Placed } from '../margin/cards.ts'
import { hundred, hundredIn, pathOfHundred } from './hundreds.ts'

type Props = { excerpt: ExcerptView; cards: readonly Placed[] }

/** Which of very many notes these are, and the ways to those before and after: for reading without script. */
export function MoreNotes({ excerpt, cards }: Props) {
  const { path } = usePage()
  const here = hundredIn(path, cards)
  const last = Math.ceil(cards.length / hundred) - 1
  const hrefOf = (number: number) => `${pathOfHundred(path, number)}#notes-${excerpt.id}`
  const say = (number: number) => sayHundred(number, cards.length)
  return (
    <>
      <p>
        {say(here)} of {count(cards.length, 'note')}
      </p>
      {here > 0 && (
        <p>
          <a href={hrefOf(here - 1)}>Earlier: {say(here - 1)}</a>
        </p>
      )}
      {here < last && (
        <p>
          <a href={hrefOf(here + 1)}>Later: {say(here + 1)}</a>
        </p>
      )}
    </>
  )
}

function sayHundred(number: number, all: number): string {
  const [from, to] = [number * hundred + 1, Math.min((number + 1) * hundred, all)]
  return `${from.toLocaleString('en-GB')} to ${to.toLocaleString('en-GB')}`
}
