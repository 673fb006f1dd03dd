import { Participant } from './participant.ts'

/** Leads the session: rounds and their reveals, tasks, timers, what is in the light, whose word it is. */
export class Host extends Participant {
  private round: string | null = null
  private marksBefore = 0
  /** Whom the host mutes now and then, and one who is made a co-host and a member again. */
  readonly muted: Participant[] = []
  helper: Participant | null = null

  async lead(): Promise<void> {
    const choice = this.random()
    if (choice < 0.45) await this.turnRound()
    else if (choice < 0.6) await this.setTask()
    else if (choice < 0.7)
      await this.act('timer', `${this.path}/timer`, { seconds: 60 + Math.floor(this.random() * 99) })
    else if (choice < 0.8) await this.light()
    else if (choice < 0.87) await this.act('lead', `${this.path}/lead`, { on: this.random() < 0.5 })
    else if (choice < 0.95) await this.muteOrNot()
    else await this.promote()
  }

  private async turnRound(): Promise<void> {
    if (this.round === null) {
      const answer = await this.act('round', `${this.path}/rounds`, { words: this.words('Find') })
      this.round = answer?.events.find(({ type }) => type === 'round.changed')?.id ?? null
      this.marksBefore = this.ledger.marks.size
      return
    }
    // So that there is something to reveal.
    if (this.ledger.marks.size - this.marksBefore < 30) return this.setTask()
    if (this.random() < 0.2) {
      this.ledger.dropped.add(this.round)
      await this.act('drop', `${this.path}/drop`, {})
    } else {
      await this.reveal(this.round)
    }
    this.round = null
  }

  private async setTask(): Promise<void> {
    const words = this.words('Look at')
    if (await this.act('task', `${this.path}/task`, { words })) this.ledger.task = words
  }

  private async light(): Promise<void> {
    const passage = this.passage()
    if (await this.act('spotlight', `${this.path}/spotlight`, passage)) this.ledger.spotlight = passage.exact
  }

  private async muteOrNot(): Promise<void> {
    const who = this.pick(this.muted)
    if (who) await this.act('seat', `${this.path}/seats/${who.id}`, { muted: this.random() < 0.5 })
  }

  private async promote(): Promise<void> {
    const role = this.random() < 0.5 ? 'cohost' : 'member'
    if (this.helper) await this.act('seat', `${this.path}/seats/${this.helper.id}`, { role })
  }

  /** All may take part again, and the last round is shown. */
  async conclude(): Promise<void> {
    for (const { id } of this.muted) await this.act('seat', `${this.path}/seats/${id}`, { muted: false })
    if (this.round === null) return
    await this.reveal(this.round)
    this.round = null
  }

  private async reveal(round: string): Promise<void> {
    const asked = performance.now()
    await this.act('reveal', `${this.path}/reveal`, {})
    this.ledger.reveals.set(round, { asked, answered: performance.now() })
  }
}
