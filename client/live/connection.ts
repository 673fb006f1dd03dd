import { io, type Socket } from 'socket.io-client'
import type { CatchUp, Channel, ClientToServer, ServerToClient } from '../../shared/live/contract.ts'
import { samePage } from '../../shared/threads/parts.ts'
import { createCatchUp } from './catch-up.ts'
import { json } from './json.ts'
import { lackingDocuments } from './lacking.ts'
import { hearSelections } from './selecting.ts'
import { liveSocket } from './socket.ts'
import type { Store } from './store.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

/** How long the server may take to answer a `watch` before it counts as lost, in milliseconds. */
const patience = 8_000
/** Who heard nothing for longer was away, in milliseconds: beacons come every five seconds. */
const longSilence = 30_000
/** How long after being turned away at the door to knock again, in milliseconds. */
const coolOff = 5_000

/**
 * Connects a screen to the live events of its channels, for as long as the page lives. Whatever the connection
 * loses is caught up: over it when it comes back, by HTTP while it is away.
 */
export function connect(store: Store): void {
  const socket: LiveSocket = io({
    transports: ['websocket'],
    auth: (give) => give({ token: store.inbox.get().state.viewer.token }),
    reconnectionDelayMax: 10_000,
  })
  const { catchUp, heads, reload } = createCatchUp(store, {
    async changes(since) {
      const answers = await (socket.connected ? watch(socket, since) : fetchChanges(since))
      hear()
      await coming
      return answers
    },
    page: () => json(samePage(store.inbox.get().state)),
  })

  let heard = Date.now()
  /** Done once what comes may be taken in: after an absence there is first a place to put it aside. */
  let coming: Promise<void> = Promise.resolve()
  function hear(): void {
    const from = heard
    heard = Date.now()
    if (heard - from < longSilence) return
    const to = heard
    coming = import('./away.ts').then(
      ({ comeBack }) => comeBack(store, from, to),
      () => {},
    )
    // A laptop that slept may still hold its connection.
    void coming.then(catchUp)
  }

  /** Connects anew, as who the person is by then: the page's token may have changed. */
  const comeBack = (after: number) => setTimeout(() => void reload().then(() => socket.connect()), after)

  store.renew = () => reload().then(() => void socket.disconnect().connect())

  // Told before the listeners for each kind of event.
  socket.onAny(hear)
  socket.on('connect', () => {
    store.connection.set('online')
    void catchUp()
  })
  socket.on('disconnect', (reason) => {
    store.connection.set('offline')
    store.presence.set({})
    // The client comes back by itself except when the server itself closed the connection.
    if (reason === 'io server disconnect') comeBack(1_000)
  })
  socket.on('connect_error', () => {
    store.connection.set('offline')
    // Turned away at the door (a login that ended, too many connections): not retried by itself.
    if (!socket.active) comeBack(coolOff)
  })
  socket.on('change', (event) => void coming.then(() => store.take([event])))
  socket.on('heads', heads)
  socket.on('presence', (channel, presence) =>
    store.presence.set({ ...store.presence.get(), [channel]: presence }),
  )
  socket.on('rights.changed', () => void reload())
  socket.on('typing', (_channel, typing) => {
    import('./typing.ts').then(
      ({ hearTyping }) => hearTyping(typing),
      () => {},
    )
  })
  liveSocket.set(socket)
  hearSelections(socket)
  // An event after a gap may come from the socket as well as in the answer to one's own write.
  let asked = ''
  store.inbox.listen(() => {
    if (store.isMissing()) void catchUp()
    const lacking = lackingDocuments(store.inbox.get().state).join()
    // Asked for once each time: what a fresh page doesn't bring, this person may not see.
    if (lacking !== '' && lacking !== asked) void reload()
    asked = lacking
  })

  // An open connection keeps a page out of the browser's back-and-forward cache.
  addEventListener('pagehide', () => socket.disconnect())
  addEventListener('pageshow', (event) => event.persisted && socket.connect())
}

async function watch(socket: LiveSocket, since: Record<Channel, number>): Promise<CatchUp[]> {
  const answer = await socket.timeout(patience).emitWithAck('watch', since)
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

async function fetchChanges(since: Record<Channel, number>): Promise<CatchUp[]> {
  const query = new URLSearchParams(
    Object.entries(since).map(([channel, seq]) => [`since[${channel}]`, String(seq)]),
  )
  return await json(`/api/changes?${query}`)
}
