import MongoStore from 'connect-mongo'
import { type SessionData, Store } from 'express-session'
import { mongoClient } from '../data/connect.ts'
import { Memory } from '../data/memory.ts'

/** In seconds. */
const touchAfter = 24 * 60 * 60
/** The store keeps with a session when it was last written. */
type Stored = SessionData & { lastModified?: Date }

/** The most login sessions that are remembered beside the database. */
const mostRemembered = 5_000

/** Login sessions in the database. A process that alone writes to it remembers those in use. */
export class LoginSessions extends Store {
  private readonly stored: Store
  /** As JSON: what a request does to its session is its own until it is saved. Empty: there is none. */
  private readonly remembered = new Memory<string>(mostRemembered)

  constructor(days: number) {
    super()
    this.stored = MongoStore.create({
      client: mongoClient() as never,
      collectionName: 'login-sessions',
      ttl: days * 24 * 60 * 60,
      touchAfter,
      autoRemove: 'disabled',
    })
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const read = () =>
      new Promise<string>((resolve, reject) =>
        this.stored.get(id, (error, session) =>
          error ? reject(error) : resolve(session ? JSON.stringify(session) : ''),
        ),
      )
    this.remembered.get(id, read).then((json) => done(null, fresh(json)), done)
  }

  override set(id: string, session: SessionData, done?: (error?: unknown) => void): void {
    this.stored.set(id, session, this.forgetting(id, done))
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.stored.destroy(id, this.forgetting(id, done))
  }

  /** Moves a session's end, once a day at most. */
  override touch(id: string, session: Stored, done?: () => void): void {
    if (session.lastModified && Date.now() - session.lastModified.getTime() < touchAfter * 1000) {
      done?.()
      return
    }
    this.stored.touch?.(id, session, this.forgetting(id, done))
  }

  private forgetting(id: string, done?: (error?: unknown) => void) {
    return (error?: unknown) => {
      this.remembered.forget(id)
      done?.(error)
    }
  }
}

/** A session of its own for each request; null when there is none, or when its time is over. */
function fresh(json: string): SessionData | null {
  if (json === '') return null
  const session: Stored = JSON.parse(json)
  if (session.lastModified) session.lastModified = new Date(session.lastModified)
  const { expires } = session.cookie
  if (!expires) return session
  const end = new Date(expires)
  session.cookie.expires = end
  return end.getTime() > Date.now() ? session : null
}
