import { beforeEach, describe, expect, it } from 'vitest'
import { away } from '../../../client/live/absence.ts'
import { addedIn, awayWords, comeBack, showAdded } from '../../../client/live/away.ts'
import { createCatchUp } from '../../../client/live/catch-up.ts'
import { createStore, type Store } from '../../../client/live/store.ts'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { LiveEvent } from '../../../shared/live/contract.ts'
import { noCounts } from '../../../shared/live/contract.ts'
import type { MessageView, RoundView } from '../../../shared/live-sessions/views.ts'
import { highlighted } from '../annotations/excerpts.ts'
import { ada, ben, channel, comment, emptyPage, idOf, said } from './page-states.ts'

const minute = 60_000

let seq = 0
beforeEach(() => {
  seq = 0
  away.set(null)
})

const changed = <T extends { id: string }>(kind: string, view: T | null, id = view?.id) =>
  ({ type: `${kind}.changed`, channel, seq: ++seq, id, view, counts: noCounts }) as unknown as LiveEvent
const mark = (name: string, creator: typeof ben, more: Partial<AnnotationView> = {}) => ({
  ...highlighted('team visits'),
  id: idOf(name),
  creator,
  ...more,
})
const message = (name: string, more: Partial<MessageView> = {}) =>
  ({
    id: idOf(name),
    session: idOf('s'),
    creator: ben,
    html: '<p>Hello</p>',
    version: 1,
    ...more,
  }) as MessageView
const revealed = {
  id: idOf('round'),
  session: idOf('s'),
  number: 2,
  state: 'revealed',
  version: 2,
} as unknown as RoundView

/** Comes back after so many minutes and catches up on what was missed. */
async function cameBack(store: Store, missed: LiveEvent[], minutes = 10): Promise<void> {
  comeBack(store, 0, minutes * minute)
  const source = {
    changes: async () => [{ channel, head: seq, reload: false, events: missed }],
    page: async () => store.inbox.get().state,
  }
  await createCatchUp(store, source).catchUp()
}

const marksShown = (store: Store) => Object.keys(store.page.get().tables.annotation).sort()

describe('what was missed in an absence', () => {
  it('waits behind a line that tells of it, and is shown one by one or all at once', async () => {
    const store = createStore(emptyPage(ada))
    store.take([changed('annotation', mark('before', ben))])
    await cameBack(store, [
      changed('annotation', mark('first', ben)),
      changed('message', message('hello')),
      changed('annotation', mark('second', ben)),
      changed('round', revealed),
    ])
    expect(marksShown(store)).toEqual([idOf('before')])
    expect(store.page.get().tables.message).toEqual({})
    const news = away.get()
    if (!news) throw new Error('Nothing is told')
    expect(awayWords(news, store.inbox.get())).toBe(
      'While you were away (10 minutes): 2 marks, 1 message, round 2 was revealed.',
    )
    showAdded(store, [idOf('first')])
    expect(marksShown(store)).toEqual([idOf('before'), idOf('first')].sort())
    showAdded(
      store,
      addedIn(store.inbox.get()).map(({ id }) => id),
    )
    expect(store.page.get()).toEqual(store.inbox.get().state)
  })

  it('lets edits and removals through at once, also of what waits', async () => {
    const store = createStore(emptyPage(ada))
    const his = mark('his', ben)
    store.take([changed('annotation', his), changed('annotation', mark('gone', ben))])
    await cameBack(store, [
      changed('annotation', { ...his, html: '<p>New</p>', version: 2 }),
      changed('annotation', null, idOf('gone')),
      changed('annotation', mark('passing', ben)),
      changed('annotation', null, idOf('passing')),
    ])
    expect(store.page.get().tables.annotation[his.id]?.html).toBe('<p>New</p>')
    expect(marksShown(store)).toEqual([his.id])
    expect(addedIn(store.inbox.get())).toEqual([])
  })

  it('holds back nothing of one’s own, from another device, and nothing that came before or after', async () => {
    const store = createStore(emptyPage(ada))
    await cameBack(store, [changed('annotation', mark('mine', ada))])
    expect(marksShown(store)).toEqual([idOf('mine')])
    expect(away.get()).toBeNull()
    store.take([changed('annotation', mark('later', ben))])
    expect(marksShown(store)).toEqual([idOf('later'), idOf('mine')].sort())
  })

  it('tells of thoughts that came, which wait where they stand as always', async () => {
    const store = createStore(emptyPage(ada))
    await cameBack(store, [said(++seq, comment('his', ben))], 65)
    const news = away.get()
    expect(news && awayWords(news, store.inbox.get())).toBe(
      'While you were away (1 hour 5 minutes): 1 thought.',
    )
  })

  it('is one absence where the first was not looked at, and survives a page taken anew', async () => {
    const store = createStore(emptyPage(ada))
    await cameBack(store, [changed('annotation', mark('first', ben))])
    comeBack(store, 15 * minute, 20 * minute)
    const state = store.inbox.get().state
    const second = mark('second', ben)
    const tables = { ...state.tables, annotation: { ...state.tables.annotation, [second.id]: second } }
    store.replace({ ...state, tables })
    expect(marksShown(store)).toEqual([])
    const news = away.get()
    expect(news && awayWords(news, store.inbox.get())).toBe('While you were away (20 minutes): 2 marks.')
  })

  it('goes on putting aside where catching up did not succeed', async () => {
    const store = createStore(emptyPage(ada))
    comeBack(store, 0, 10 * minute)
    const offline = () => Promise.reject(new Error('offline'))
    await createCatchUp(store, { changes: offline, page: offline }).catchUp()
    store.take([changed('annotation', mark('his', ben))])
    expect(marksShown(store)).toEqual([])
  })
})
