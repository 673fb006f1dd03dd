import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { thingOf } from '../desk.ts'
import { cardsInOrder } from '../margin/cards.ts'
import { areCrowded, hundred, hundredIn, pathOfHundred } from './hundreds.ts'

/** Makes the function that says where a span's thing stands: on this page, or on that with its hundred of the cards. */
export function wayToThings(
  path: string,
  excerpt: ExcerptView,
  annotations: readonly AnnotationView[],
): (span: string) => string {
  const cards = cardsInOrder(excerpt, annotations)
  const numbers = new Map(cards.map(({ annotation }, at) => [annotation.id, Math.floor(at / hundred)]))
  const here = areCrowded(cards) ? hundredIn(path, cards) : null
  const paths = new Map<number, string>()
  const pathOf = (number: number): string => {
    if (here === null || number === here) return ''
    const known = paths.get(number) ?? pathOfHundred(path, number)
    paths.set(number, known)
    return known
  }
  return (span) => {
    const thing = thingOf(span)
    const number = numbers.get(thing)
    return number === undefined ? `#contradiction-${thing}` : `${pathOf(number)}#annotation-${thing}`
  }
}
