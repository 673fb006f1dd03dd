import { randomUUID } from 'node:crypto'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { password } from './people.ts'
import { Visitor } from './visitor.ts'

/** Somebody who makes an account by the page, as one does in a server that the test only knows from outside. */
export async function register(url: string, name: string): Promise<Visitor> {
  const visitor = new Visitor(url)
  await visitor.page('/register')
  await visitor.write('/register', { name, email: `${name.toLowerCase()}@example.org`, password })
  await visitor.page('/')
  return visitor
}

/** The same person, login and all, at another address of the server. */
export function movedTo(url: string, visitor: Visitor): Visitor {
  const moved = new Visitor(url)
  for (const [name, value] of visitor.cookies) moved.cookies.set(name, value)
  moved.token = visitor.token
  return moved
}

/** The threads of the sample's digest and of its first report. */
export async function threadsOf(visitor: Visitor) {
  const { page } = await visitor.page('/')
  const path = `/digests/${page.kind === 'home' ? page.digests[0]?.slug : ''}`
  const state = await visitor.page(path)
  const digest = state.page.kind === 'digest' ? state.page.digest : ''
  const document = Object.keys(state.tables.document)[0] ?? ''
  return [
    { threadKind: 'digest', threadId: digest },
    { threadKind: 'document', threadId: document },
  ] as const
}

type Body = { operation: string; threadKind: string; threadId: string; source: string }

/** Somebody who posts one thought after the other, and remembers which of them were answered. */
export class Writer {
  readonly acknowledged = new Map<Body, WriteAnswer>()
  /** Sent without an answer: nobody knows whether they were saved. */
  readonly unanswered: Body[] = []
  readonly visitor: Visitor
  private readonly name: string
  private readonly threads: readonly { threadKind: string; threadId: string }[]
  private stopped = false
  private running: Promise<void> | null = null

  constructor(visitor: Visitor, name: string, threads: Writer['threads']) {
    this.visitor = visitor
    this.name = name
    this.threads = threads
  }

  start(): void {
    this.running = this.run()
    this.running.catch(() => {}) // told when it is stopped
  }

  /** Ends when the server no longer answers, or when asked to. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.running
  }

  private async run(): Promise<void> {
    for (let n = 0; !this.stopped; n++) {
      const thread = this.threads[n % this.threads.length]
      if (!thread) return
      const body: Body = { ...thread, operation: randomUUID(), source: `Thought ${n} by ${this.name}` }
      try {
        this.acknowledged.set(body, await this.visitor.write('/comments', body))
      } catch (error) {
        if (!(error instanceof TypeError)) throw error // fetch says so when the connection is gone
        this.unanswered.push(body)
        return
      }
    }
  }
}
