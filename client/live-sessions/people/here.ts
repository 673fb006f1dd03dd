import { useMemo } from 'preact/hooks'
import { channelOfSession } from '../../../shared/live/contract.ts'
import { useCellPart } from '../../live/cell.ts'
import { useStore } from '../../live/store.ts'

/** Who has the room before them now: accounts, and a number of guests. */
export type Here = { people: ReadonlySet<string>; guests: number }

/** The same, kept up; null until the connection has told. */
export function useHere(session: string): Here | null {
  const presence = useCellPart(useStore().presence, (all) => all[channelOfSession(session)])
  return useMemo(
    () =>
      presence ? { people: new Set(presence.people.map(({ id }) => id)), guests: presence.guests } : null,
    [presence],
  )
}
