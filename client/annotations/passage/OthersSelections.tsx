import { useEffect } from 'preact/hooks'
import { useCell } from '../../live/cell.ts'
import { othersSelections } from '../../live/selecting.ts'
import { usePage } from '../../live/store.ts'
import { useRoundAlone } from '../../live-sessions/rounds/own-marks.ts'
import { textElement } from './dom-places.ts'
import { paint } from './painting.ts'

/** As many as the palette has colours. */
const colours = [0, 1, 2, 3, 4, 5, 6, 7]

/** Others' selections in progress, as a faint tint in each person's colour. Draws no element. */
export function OthersSelections() {
  const selections = useCell(othersSelections)
  const { tables } = usePage()
  const isAlone = useRoundAlone() !== null
  useEffect(() => {
    const current = [...selections.values()].filter(
      ({ excerpt, revision }) => !isAlone && tables.excerpt[excerpt]?.revision === revision,
    )
    // In a session people have the colour of their seat.
    const seats = new Map(Object.values(tables.seat).map(({ person, colour }) => [person.id, colour]))
    for (const colour of colours) {
      const theirs = current.filter(({ by }) => (seats.get(by.id) ?? by.colour) % colours.length === colour)
      paint(`selecting-${colour}`, theirs)
    }
    const texts = [...new Set(current.map(({ excerpt }) => excerpt))].flatMap((id) => textElement(id) ?? [])
    for (const text of texts) text.classList.add('is-being-selected')
    return () => {
      for (const text of texts) text.classList.remove('is-being-selected')
    }
  }, [selections, tables, isAlone])
  return null
}
