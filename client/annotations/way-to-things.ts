import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { cardsInOrder } from './cards.ts'
import { thingOf } from './desk.ts'
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
  return (span) => {
    const thing = thingOf(span)
    const number = numbers.get(thing)
    if (number === undefined) return `#contradiction-${thing}`
    return `${here === null || number === here ? '' : pathOfHundred(path, number)}#annotation-${thing}`
  }
}
