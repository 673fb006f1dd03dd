import { expect, it } from 'vitest'
import { createStore } from '../../../client/live/store.ts'
import { isDrawnAlike } from '../../../client/live-sessions/room/drawn-alike.ts'
import { type LiveEvent, noCounts } from '../../../shared/live/contract.ts'
import { ada, channel, emptyPage, idOf } from '../live/page-states.ts'

/** The change number `seq`: somebody typed in the shared notes. */
const jotted = (seq: number, annotations = 0): LiveEvent => {
  const view = { id: idOf(`j${seq}`), session: idOf('s'), by: null, update: 'AAA=', version: 1 }
  return { type: 'jotting.changed', channel, seq, id: view.id, view, counts: { ...noCounts, annotations } }
}

it('a room that is still is not drawn anew for steps of its notes, and is for everything else', () => {
  const store = createStore(emptyPage(ada))
  const heard: number[] = []
  let drawn = 0
  store.isStill = isDrawnAlike
  store.hear = (events) => heard.push(...(events ?? []).map(({ seq }) => seq))
  store.page.listen(() => drawn++)
  store.take([jotted(1)])
  // The third waits for the second.
  store.take([jotted(3)])
  store.take([jotted(2)])
  expect([drawn, heard, store.heads()[channel]]).toEqual([0, [1, 3, 2], 3])
  // A figure that changes by what the viewer may not see is drawn.
  store.take([jotted(4, 1)])
  expect(store.page.get().channels[channel]?.counts.annotations).toBe(1)
  store.take([jotted(5, 1)])
  expect(drawn).toBe(1)
  store.replace({ ...store.inbox.get().state, title: 'Another' })
  expect([drawn, store.page.get().title]).toEqual([2, 'Another'])
  expect(Object.keys(store.page.get().tables.jotting)).toHaveLength(5)
})
