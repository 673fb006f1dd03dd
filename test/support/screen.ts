import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { createCatchUp } from '../../client/live/catch-up.ts'
import { createStore, type Store } from '../../client/live/store.ts'
import type { CatchUp, ClientToServer, LiveEvent, ServerToClient } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import { followable } from '../../shared/notifications/followable.ts'
import { samePage } from '../../shared/threads/parts.ts'
import type { Visitor } from './visitor.ts'

/** How badly a screen's connection treats its messages: chances from 0 to 1. */
export type Weather = { drop: number; twice: number; late: number; random: () => number }
const fine: Weather = { drop: 0, twice: 0, late: 0, random: () => 1 }

/**
 * A screen without a picture: the client's own store and catching up, over a real socket. `weather` loses, repeats
 * and reorders what the server sends before the store sees it.
 */
export class Screen {
  readonly visitor: Visitor
  readonly path: string
  readonly store: Store
  readonly socket: Socket<ServerToClient, ClientToServer>
  weather: Weather
  private held: LiveEvent[] = []
  private readonly catching: ReturnType<typeof createCatchUp>

  private constructor(visitor: Visitor, path: string, state: PageState, weather: Weather) {
    this.visitor = visitor
    this.path = path
    this.weather = weather
    this.store = createStore(state)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    this.socket = io(visitor.url, {
      transports: ['websocket'],
      forceNew: true,
      auth: { token: state.viewer.token },
      extraHeaders: { origin: visitor.url, cookie },
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
    })
    this.catching = createCatchUp(this.store, {
      changes: async (since) => (await this.socket.timeout(3_000).emitWithAck('watch', since)) as CatchUp[],
      page: () => visitor.page(samePage({ ...this.state, path })),
    })
    this.socket.on('change', (event) => this.arrives(event))
    this.socket.on('heads', (heads) => this.catching.heads(heads))
    this.socket.on('connect', () => void this.catching.catchUp())
    this.store.inbox.listen(() => {
      if (this.store.isMissing()) void this.catching.catchUp()
    })
  }

  static async open(visitor: Visitor, path: string, weather: Weather = fine): Promise<Screen> {
    const screen = new Screen(visitor, path, await visitor.page(path), weather)
    await screen.until(() => screen.socket.connected)
    await screen.catching.catchUp()
    return screen
  }

  private arrives(event: LiveEvent): void {
    const { drop, twice, late, random } = this.weather
    if (random() < drop) return
    if (random() < late) {
      this.held.push(event)
      return
    }
    const now = [event, ...(random() < twice ? [event] : []), ...this.held.splice(0).reverse()]
    for (const each of now) this.store.take([each])
  }

  /** Cuts the connection as a network does; the client comes back by itself. */
  cut(): void {
    // Before a connection stands there is none to cut, and the client would wait for one that never opens.
    if (this.socket.connected) this.socket.io.engine.close()
  }

  get state(): PageState {
    return this.store.inbox.get().state
  }

  /** Waits for a condition, looking often; fails with the state when it doesn't come true in time. */
  async until(isTrue: () => boolean, patience = 10_000): Promise<void> {
    const end = Date.now() + patience
    while (!isTrue()) {
      if (Date.now() > end) throw new Error(`Waited in vain: ${isTrue}\n${this.describe()}`)
      await sleep(5)
    }
  }

  private describe(): string {
    const { early } = this.store.inbox.get()
    const connection = this.socket.connected ? 'connected' : 'not connected'
    const missing = early.map(({ channel, seq }) => `${channel} ${seq}`).join(', ')
    return `${this.path}: ${connection}, holds ${JSON.stringify(this.store.heads())}, early: ${missing || 'none'}`
  }

  close(): void {
    this.socket.disconnect()
  }
}

/**
 * What has to be equal between a screen and a fresh page: all but what is made anew for each rendering. A screen also
 * keeps what its person follows, and thinks of comments, elsewhere: a fresh page brings only what is about itself. And it
 * keeps the steps of shared notes that came: a fresh page brings the notes.
 */
export function essence({ page, channels, tables, threads }: PageState) {
  const things = new Set(followable(page, tables))
  const about = <V>(table: Record<string, V>, isHere: (view: V, id: string) => boolean) =>
    Object.fromEntries(Object.entries(table).filter(([id, view]) => isHere(view, id)))
  const follow = about(tables.follow, ({ of }) => things.has(of))
  const reacted = about(tables.reacted, (_view, id) => id in tables.comment)
  return { channels, tables: { ...tables, follow, reacted, jotting: {} }, threads }
}
