import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveEvent, WriteAnswer } from '../../../shared/live/contract.ts'
import { NotesCopy } from '../notes-copy.ts'
import type { Screen } from '../screen.ts'
import { inRoom } from '../sessions.ts'
import type { Ledger } from './ledger.ts'

/** Refusals that are right in the middle of it: somebody else was there first, or one may not just now. */
const fair = new Set(['changed-meanwhile', 'muted', 'no-round'])

type Text = { id: string; text: string; revision: number }

/** Somebody at a screen of a session, who remembers what was answered and what of others came to it. */
export class AtScreen {
  readonly screen: Screen
  readonly notes: NotesCopy
  protected readonly ledger: Ledger
  protected readonly path: string
  protected readonly random: () => number
  private step = 0

  constructor(screen: Screen, path: string, ledger: Ledger, random: () => number) {
    this.screen = screen
    this.path = path
    this.ledger = ledger
    this.random = random
    this.notes = new NotesCopy(screen.visitor, path)
    const { take, replace } = screen.store
    screen.store.take = (events) => {
      take(events)
      this.hear(events)
    }
    screen.store.replace = (fresh) => {
      replace(fresh)
      this.hear(null)
    }
    this.look(null)
    void this.notes.whole()
  }

  get id(): string {
    return this.screen.visitor.id ?? ''
  }

  /** Of events, or of a whole page. */
  private hear(events: readonly LiveEvent[] | null): void {
    this.look(events)
    this.notes.hear(events)
  }

  /** Writes down what of others came to this screen. */
  private look(events: readonly LiveEvent[] | null): void {
    const { seen, leaks, events: told } = this.ledger
    const { annotation, round } = this.screen.state.tables
    if (events === null) told.pages++
    else told.heard += events.length
    const ofKind = <K extends LiveEvent['type']>(type: K) =>
      (events ?? []).flatMap((event) => (event.type === type && event.view !== null ? [event.view] : []))
    const marks = events
      ? (ofKind('annotation.changed') as (typeof annotation)[string][])
      : Object.values(annotation)
    for (const { id, creator, state } of marks) {
      if (creator.id === this.id) continue
      if (!seen.has(id)) seen.set(id, performance.now())
      if (state === 'private') leaks.push(`${this.id} sees ${id}, a private mark by ${creator.name}`)
    }
    const rounds = events ? (ofKind('round.changed') as (typeof round)[string][]) : Object.values(round)
    for (const { id, state, result } of rounds)
      if (state !== 'revealed' && result !== null) leaks.push(`the result of ${id}, a ${state} round`)
  }

  /** Sends a write until it is answered, as the client does; null where it was fairly refused. */
  async act(kind: string, path: string, body: Record<string, unknown>): Promise<WriteAnswer | null> {
    const operation = randomUUID()
    for (;;) {
      const sent = await this.screen.visitor.send(path, { ...body, operation }).catch(() => null)
      if (sent?.status === 200) {
        const answer = sent.body as WriteAnswer
        this.screen.store.take(answer.events)
        this.ledger.count(kind)
        return answer
      }
      if (sent && sent.status !== 503) {
        const { code } = (sent.body as { error: { code: string } }).error
        if (!fair.has(code)) throw new Error(`${kind} ${path}: ${JSON.stringify([body, sent.body])}`)
        this.ledger.refused[code] = (this.ledger.refused[code] ?? 0) + 1
        return null
      }
      this.ledger.again++
      await sleep(30 + this.random() * 100)
    }
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.random() * from.length)]
  }

  get texts(): Text[] {
    return inRoom(this.screen.state).texts
  }

  /** Some words of a text as it stands on this screen. */
  passage(): { excerpt: string; revision: number; exact: string; start: number; end: number } {
    const { id, text, revision } = this.pick(this.texts)!
    const letters = [...text]
    const start = Math.floor(this.random() * (letters.length - 12))
    const end = Math.min(letters.length, start + 8 + Math.floor(this.random() * 60))
    return { excerpt: id, revision, exact: letters.slice(start, end).join(''), start, end }
  }

  words(what: string): string {
    this.step++
    return `${what} ${this.screen.state.viewer.name} ${this.step}`.trim()
  }
}
