import { createAdapter } from '@socket.io/redis-adapter'
import type { Logger } from 'pino'
import { createClient } from 'redis'
import type { LiveServer } from './server.ts'

/** How often a Redis that can't be reached is tried at the start before we give up, and how long between tries. */
const mostTries = 12
const waitMs = (tries: number) => Math.min(tries * 50, 1_000)

export type Redis = { isAway(): boolean; leave(): Promise<void> }

/**
 * Shares rooms and messages with other processes. Redis may go and come back at any time: meanwhile a screen hears at
 * once only of what its own process did, and of the rest by the beacon.
 * @throws {Error} when Redis can't be reached at the start.
 */
export async function joinRedis(io: LiveServer, url: string, log: Logger): Promise<Redis> {
  let joined = false
  const publisher = createClient({
    url,
    // What can't be sent now is not sent later: by then every screen has caught up.
    disableOfflineQueue: true,
    socket: {
      reconnectStrategy: (tries, cause) => (joined || tries < mostTries ? waitMs(tries) : cause),
    },
  })
  const subscriber = publisher.duplicate({ disableOfflineQueue: false })
  let lost = false
  for (const client of [publisher, subscriber]) {
    client.on('error', (error) => {
      if (joined && !lost) log.warn({ error }, 'Redis is away: other processes are heard by the beacon only')
      lost = true
    })
    client.on('ready', () => {
      if (lost && publisher.isReady && subscriber.isReady) {
        if (joined) log.info('Redis is back')
        lost = false
      }
    })
  }
  try {
    await Promise.all([publisher.connect(), subscriber.connect()])
  } catch (cause) {
    for (const client of [publisher, subscriber]) if (client.isOpen) client.destroy()
    throw new Error(`Redis cannot be reached at ${new URL(url).host}: ${(cause as Error).message}`, { cause })
  }
  joined = true
  Object.assign(publisher, { publish: quiet(publisher, publisher.publish) })
  Object.assign(subscriber, {
    unsubscribe: quiet(subscriber, subscriber.unsubscribe),
    pUnsubscribe: quiet(subscriber, subscriber.pUnsubscribe),
  })
  io.adapter(createAdapter(publisher, subscriber))
  return {
    isAway: () => lost,
    async leave() {
      for (const client of [publisher, subscriber]) {
        if (client.isReady) await client.close().catch(() => {})
        else if (client.isOpen) client.destroy()
      }
    },
  }
}

/** The adapter doesn't look at what becomes of what it sends; a rejection that nobody sees would end the process. */
function quiet<Method extends (...words: never[]) => Promise<unknown>>(
  client: object,
  method: Method,
): Method {
  return ((...words: never[]) => method.apply(client, words).catch(() => 0)) as Method
}
