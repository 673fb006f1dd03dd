import { inRoom } from '../sessions.ts'
import { AtScreen } from './at-screen.ts'

/** Somebody who takes part in a session: does one thing after the other, as the dice have it. */
export class Participant extends AtScreen {
  private typed: string[] = []
  /** What was written in the notes, and taken out of them, that no answer has confirmed yet. */
  private readonly unsent: string[] = []
  private readonly ungone: string[] = []

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
}
