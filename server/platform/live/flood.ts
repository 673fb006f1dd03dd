import type { Connection } from './server.ts'

/** How many events a connection may send at once, and how many more each second. A busy screen sends about ten. */
const burst = 80
const perSecond = 20
/** Whoever goes on for so long after that is hung up on; so many a second are forgiven. */
const mostRefused = 1_000
const forgivenPerSecond = 100

/** Refuses what a connection sends beyond a measure that no screen of ours needs. */
export function limitFlood(connection: Connection): void {
  let left = burst
  let last = Date.now()
  let refused = 0
  connection.use((event, next) => {
    const now = Date.now()
    const seconds = (now - last) / 1000
    left = Math.min(burst, left + seconds * perSecond)
    refused = Math.max(0, refused - seconds * forgivenPerSecond)
    last = now
    if (left >= 1) {
      left -= 1
      next()
      return
    }
    refused += 1
    const answer: unknown = event.at(-1)
    if (typeof answer === 'function') answer({ error: 'too-many' })
    if (refused >= mostRefused) connection.disconnect(true)
  })
}
