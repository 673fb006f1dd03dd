import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveEvent, WriteAnswer } from '../../shared/live/contract.ts'
import { NotesCopy } from './notes-copy.ts'
import type { Screen } from './screen.ts'
import { inRoom } from './sessions.ts'

/** Refusals that are right in the middle of it: somebody else was there first, or one may not just now. */
const fair = new Set(['changed-meanwhile', 'muted', 'no-round'])

/** What everybody was told was saved, and what anybody saw of others. Milliseconds are this process's own. */
export class Ledger {
  done = 0
  readonly kinds: Record<string, number> = {}
  readonly refused: Record<string, number> = {}
  /** Writes that were sent again because no answer came. */
  again = 0
  readonly marks = new Map<
    string,
    { by: string; note: string | null; withdrawn: boolean; isBlind: boolean }
  >()
  readonly messages = new Map<string, { words: string; withdrawn: boolean }>()
  readonly written = new Set<string>()
  readonly hands = new Map<string, boolean>()
  task: string | null = null
  spotlight: string | null = null
  readonly texts = new Map<string, string>()
  /** When the reveal of a round was asked for. */
  readonly reveals = new Map<string, number>()
  readonly dropped = new Set<string>()
  /** When an annotation was first seen on a screen that isn't its author's. */
  readonly seen = new Map<string, number>()
  /** What should never have been on a screen, in words. */
  readonly leaks: string[] = []
  readonly events = { heard: 0, pages: 0 }

  count(kind: string): void {
    this.done++
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1
  }
}

type Text = { id: string; text: string; revision: number }

/** Somebody at a screen of a session, who does one thing after the other and remembers what was answered. */
export class Participant {
  readonly screen: Screen
  readonly notes: NotesCopy
  private readonly ledger: Ledger
  private readonly path: string
  private readonly random: () => number
  private typed: string[] = []
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

  join = () => this.act('join', `${this.path}/join`, {})

  /** One thing of those that everybody does, chosen by the dice. */
  async doSomething(): Promise<void> {
    const choice = this.random()
    if (choice < 0.36) await this.mark()
    else if (choice < 0.44) await this.editMark()
    else if (choice < 0.54) await this.withdrawOrRestore()
    else if (choice < 0.8) await this.jot()
    else if (choice < 0.87) await this.say()
    else if (choice < 0.96) await this.raiseOrLower()
    else await this.sayDone()
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

  private async mark(): Promise<void> {
    const note = this.random() < 0.4 ? this.words('Noted') : null
    const answer = await this.act('mark', `${this.path}/annotations`, {
      ...this.passage(),
      ...(note && { note }),
    })
    for (const event of answer?.events ?? []) {
      if (event.type !== 'annotation.changed') continue
      const isBlind = event.view?.state === 'private'
      this.ledger.marks.set(event.id, { by: this.id, note, withdrawn: false, isBlind })
    }
  }

  /** One's own marks that this screen shows as they are: what one has just done may not have come back to it yet. */
  private own = () =>
    Object.values(this.screen.state.tables.annotation).filter(({ id, creator, may }) => {
      const withdrawn = this.ledger.marks.get(id)?.withdrawn
      return creator.id === this.id && withdrawn === may.includes('restore')
    })

  private async editMark(): Promise<void> {
    const mark = this.pick(this.own().filter(({ may }) => may.includes('edit')))
    if (!mark) return this.mark()
    const note = this.words('Put right')
    const answer = await this.act('edit', `/annotations/${mark.id}`, {
      version: mark.version,
      note,
      tags: [],
    })
    if (answer) this.ledger.marks.get(mark.id)!.note = note
  }

  private async withdrawOrRestore(): Promise<void> {
    const mark = this.pick(
      this.own().filter(({ may }) => may.includes('withdraw') || may.includes('restore')),
    )
    if (!mark) return this.mark()
    const withdrawn = mark.may.includes('withdraw')
    const what = withdrawn ? 'withdraw' : 'restore'
    const answer = await this.act(what, `/annotations/${mark.id}/${what}`, { version: mark.version })
    if (answer) this.ledger.marks.get(mark.id)!.withdrawn = withdrawn
  }

  /** Writes a word of one's own between two others, or takes one back. */
  private async jot(): Promise<void> {
    const { written } = this.ledger
    const old = this.random() < 0.15 ? this.typed.at(-1) : undefined
    const word = `‹${this.words('')}›`
    const { update, sent } = this.notes.type((text) => {
      const now = text.toString()
      if (old) {
        if (!now.includes(old)) throw new Error(`${old} is not in one piece in the notes`)
        text.delete(now.indexOf(old), old.length)
        return
      }
      const places = [0, ...[...now.matchAll(/›/g)].map(({ index }) => index + 1)]
      text.insert(this.pick(places) ?? 0, word)
    })
    if (old) this.typed.pop()
    // Until it is confirmed it goes along with the next step, as the client has it.
    const before = old ? [] : [word]
    this.unsent.push(...before)
    this.ungone.push(...(old ? [old] : []))
    if (!(await this.act('notes', `${this.path}/notes`, { update }))) return
    sent()
    for (const each of this.unsent) written.add(each)
    this.typed.push(...this.unsent.splice(0))
    for (const each of this.ungone.splice(0)) written.delete(each)
  }
  private readonly unsent: string[] = []
  private readonly ungone: string[] = []

  /** Sends what was typed while it was refused. */
  async finish(): Promise<void> {
    while (this.unsent.length > 0 || this.ungone.length > 0) await this.jot()
  }

  private async say(): Promise<void> {
    const mine = Object.values(this.screen.state.tables.message).filter(
      ({ id, creator, may }) =>
        creator.id === this.id && may.includes('withdraw') && !this.ledger.messages.get(id)?.withdrawn,
    )
    const message = this.random() < 0.2 ? this.pick(mine) : undefined
    if (message) {
      const { id, version } = message
      const answer = await this.act('take back', `/messages/${id}/withdraw`, { version })
      if (answer) this.ledger.messages.get(id)!.withdrawn = true
      return
    }
    const words = this.words('Said')
    const answer = await this.act('say', `${this.path}/messages`, { source: words })
    for (const { type, id } of answer?.events ?? [])
      if (type === 'message.changed') this.ledger.messages.set(id, { words, withdrawn: false })
  }

  private async raiseOrLower(): Promise<void> {
    const on = !this.ledger.hands.get(this.id)
    if (await this.act('hand', `${this.path}/hand`, { on })) this.ledger.hands.set(this.id, on)
  }

  private async sayDone(): Promise<void> {
    if (inRoom(this.screen.state).session.round) await this.act('done', `${this.path}/done`, {})
    else await this.mark()
  }

  words(what: string): string {
    this.step++
    return `${what} ${this.screen.state.viewer.name} ${this.step}`.trim()
  }
}

/** Leads the session: rounds and their reveals, tasks, timers, what is in the light, whose word it is. */
export class Host extends Participant {
  private readonly book: Ledger
  private readonly room: string
  private readonly dice: () => number
  private round: string | null = null
  private marksBefore = 0
  /** Whom the host mutes now and then, and one who is made a co-host and a member again. */
  readonly muted: Participant[] = []
  helper: Participant | null = null

  constructor(screen: Screen, path: string, ledger: Ledger, random: () => number) {
    super(screen, path, ledger, random)
    this.book = ledger
    this.room = path
    this.dice = random
  }

  async lead(): Promise<void> {
    const choice = this.dice()
    if (choice < 0.45) await this.turnRound()
    else if (choice < 0.6) await this.setTask()
    else if (choice < 0.7)
      await this.act('timer', `${this.room}/timer`, { seconds: 60 + Math.floor(this.dice() * 99) })
    else if (choice < 0.8) await this.light()
    else if (choice < 0.87) await this.act('lead', `${this.room}/lead`, { on: this.dice() < 0.5 })
    else if (choice < 0.95) await this.muteOrNot()
    else await this.promote()
  }

  private async turnRound(): Promise<void> {
    if (this.round === null) {
      const answer = await this.act('round', `${this.room}/rounds`, { words: this.words('Find') })
      this.round = answer?.events.find(({ type }) => type === 'round.changed')?.id ?? null
      this.marksBefore = this.book.marks.size
      return
    }
    // So that there is something to reveal.
    if (this.book.marks.size - this.marksBefore < 30) return this.setTask()
    if (this.dice() < 0.2) {
      this.book.dropped.add(this.round)
      await this.act('drop', `${this.room}/drop`, {})
    } else {
      this.book.reveals.set(this.round, performance.now())
      await this.act('reveal', `${this.room}/reveal`, {})
    }
    this.round = null
  }

  private async setTask(): Promise<void> {
    const words = this.words('Look at')
    if (await this.act('task', `${this.room}/task`, { words })) this.book.task = words
  }

  private async light(): Promise<void> {
    const passage = this.passage()
    if (await this.act('spotlight', `${this.room}/spotlight`, passage)) this.book.spotlight = passage.exact
  }

  private async muteOrNot(): Promise<void> {
    const who = this.pick(this.muted)
    if (who) await this.act('seat', `${this.room}/seats/${who.id}`, { muted: this.dice() < 0.5 })
  }

  private async promote(): Promise<void> {
    const role = this.dice() < 0.5 ? 'cohost' : 'member'
    if (this.helper) await this.act('seat', `${this.room}/seats/${this.helper.id}`, { role })
  }

  /** All may take part again, and the last round is shown. */
  async conclude(): Promise<void> {
    for (const { id } of this.muted) await this.act('seat', `${this.room}/seats/${id}`, { muted: false })
    if (this.round === null) return
    this.book.reveals.set(this.round, performance.now())
    await this.act('reveal', `${this.room}/reveal`, {})
    this.round = null
  }
}

/** Changes a few words of a text, as a moderator does. */
export async function rewrite(moderator: Participant, ledger: Ledger): Promise<void> {
  const { id, text } = moderator.pick(moderator.texts)!
  const { version, section } = moderator.screen.state.tables.excerpt[id]!
  const words = text.split(' ')
  const at = words.indexOf(moderator.pick(words) ?? '')
  words.splice(at, 1, moderator.words('in other words'))
  const edited = words.join(' ')
  const answer = await moderator.act('rewrite', `/excerpts/${id}`, { version, section, text: edited })
  if (answer) ledger.texts.set(id, edited)
}
