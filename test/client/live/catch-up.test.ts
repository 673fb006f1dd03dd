import { describe, expect, it } from 'vitest'
import { createCatchUp } from '../../../client/live/catch-up.ts'
import { openInbox, take } from '../../../client/live/inbox.ts'
import { createStore } from '../../../client/live/store.ts'
import type { CatchUp, LiveEvent } from '../../../shared/live/contract.ts'
import { ada, ben, channel, comment, emptyPage, said } from './page-states.ts'

const history = Array.from({ length: 40 }, (_, i) => said(i + 1, comment(`c${i}`, i % 2 ? ada : ben)))

/** A server with this history, which sends at most `most` events at once, and a screen that asks it. */
function screenOf(server: LiveEvent[], most = Number.POSITIVE_INFINITY) {
  const store = createStore(emptyPage(ada))
  const asked: number[] = []
  let pages = 0
  const screen = createCatchUp(store, {
    async changes(since): Promise<CatchUp[]> {
      const from = since[channel] ?? 0
      asked.push(from)
      const events = server.filter(({ seq }) => seq > from)
      const reload = events.length > most
      return [{ channel, head: server.length, reload, events: reload ? [] : events }]
    },
    async page() {
      pages += 1
      return take(openInbox(emptyPage(ada)), server).state
    },
  })
  return { ...screen, store, asked, pages: () => pages, seq: () => store.heads()[channel] }
}

describe('catching up', () => {
  it('asks from the last number held and takes in what was missed', async () => {
    const screen = screenOf(history)
    screen.store.take(history.slice(0, 10))
    await screen.catchUp()
    expect(screen.asked).toEqual([10])
    expect(screen.seq()).toBe(40)
    expect(screen.store.inbox.get().state.tables).toEqual(
      take(openInbox(emptyPage(ada)), history).state.tables,
    )
  })

  it('takes the page anew when too much was missed, and looks once more for what came meanwhile', async () => {
    const server = history.slice(0, 30)
    const screen = screenOf(server, 20)
    await screen.catchUp()
    expect(screen.pages()).toBe(1)
    expect(screen.asked).toEqual([0, 30])
    expect(screen.seq()).toBe(30)
  })

  it('asks once for calls that come together', async () => {
    const screen = screenOf(history)
    await Promise.all([screen.catchUp(), screen.catchUp(), screen.catchUp()])
    expect(screen.asked).toEqual([0, 40])
  })

  it('heeds a beacon only when it is ahead', async () => {
    const screen = screenOf(history)
    screen.store.take(history)
    screen.heads({ [channel]: 40 })
    screen.heads({ [channel]: 12, 'digest:none-of-ours': 99 })
    await Promise.resolve()
    expect(screen.asked).toEqual([])
    screen.heads({ [channel]: 41 })
    await screen.catchUp()
    expect(screen.asked[0]).toBe(40)
  })

  it('stays as it is when the server can’t be reached, and succeeds the next time', async () => {
    const store = createStore(emptyPage(ada))
    let isDown = true
    const { catchUp } = createCatchUp(store, {
      changes: async () => {
        if (isDown) throw new Error('Connection refused')
        return [{ channel, head: 40, reload: false, events: history }]
      },
      page: () => Promise.reject(new Error('Connection refused')),
    })
    await catchUp()
    expect(store.heads()[channel]).toBe(0)
    isDown = false
    await catchUp()
    expect(store.heads()[channel]).toBe(40)
  })

  it('takes the page anew rather than asking for ever for what the server does not have', async () => {
    const screen = screenOf(history.slice(0, 5))
    screen.store.take([said(9, comment('from nowhere', ben))])
    await screen.catchUp()
    expect(screen.asked.length).toBe(3)
    expect(screen.pages()).toBe(1)
    expect(screen.seq()).toBe(5)
  })
})
