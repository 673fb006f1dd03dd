import type { SelectionInProgress } from '../../shared/live/contract.ts'
import { createCell } from './cell.ts'
import type { LiveSocket } from './connection.ts'

/** A passage somebody is selecting; code points of the excerpt's revision. */
export type Selecting = { excerpt: string; revision: number; start: number; end: number }

/** This screen's own selection in progress, set by the text; null for none. */
export const ownSelection = createCell<Selecting | null>(null)
/** Others' selections in progress, by person. */
export const othersSelections = createCell<ReadonlyMap<string, SelectionInProgress>>(new Map())

/** How long a selection that isn't heard of again stays, in milliseconds: its owner may have lost the network. */
const fade = 20_000

/** Keeps `othersSelections` by what the socket tells. */
export function hearSelections(socket: LiveSocket): void {
  const fading = new Map<string, ReturnType<typeof setTimeout>>()
  const put = (id: string, selection: SelectionInProgress | null) => {
    clearTimeout(fading.get(id))
    const next = new Map(othersSelections.get())
    if (selection) {
      next.set(id, selection)
      fading.set(
        id,
        setTimeout(() => put(id, null), fade),
      )
    } else next.delete(id)
    othersSelections.set(next)
  }
  socket.on('selecting', (_channel, selection) =>
    put(selection.by.id, selection.start === null ? null : selection),
  )
  socket.on('disconnect', () => othersSelections.set(new Map()))
}
