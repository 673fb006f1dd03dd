import { setTimeout as sleep } from 'node:timers/promises'
import { applyUpdate, Doc, mergeUpdates } from 'yjs'
import type { LiveEvent } from '../../shared/live/contract.ts'
import { notesField } from '../../shared/live-sessions/notes.ts'
import type { NotesView } from '../../shared/live-sessions/views.ts'
import type { Visitor } from './visitor.ts'

const typed = Symbol('typed')

/**
 * A screen's own copy of a session's shared notes, kept as the client keeps it: steps as they come, the whole where
 * some of them are gone. What is typed is kept until `sent`.
 */
export class NotesCopy {
  readonly doc = new Doc()
  private readonly visitor: Visitor
  private readonly path: string
  private readonly unsent: Uint8Array[] = []
  private fetching: Promise<void> | null = null
  private again = false

  constructor(visitor: Visitor, path: string) {
    this.visitor = visitor
    this.path = `${path}/notes`
    this.doc.on('update', (step: Uint8Array, origin: unknown) => origin === typed && this.unsent.push(step))
  }

  get text(): string {
    return this.doc.getText(notesField).toString()
  }

  hear(events: readonly LiveEvent[] | null): void {
    if (events === null) void this.whole()
    for (const event of events ?? []) {
      if (event.type !== 'jotting.changed') continue
      if (event.view === null) void this.whole()
      else applyUpdate(this.doc, Buffer.from(event.view.update, 'base64'))
    }
  }

  /** Takes in the notes as they are now. */
  whole(): Promise<void> {
    this.again = true
    this.fetching ??= this.fetchWhole().finally(() => {
      this.fetching = null
    })
    return this.fetching
  }

  private async fetchWhole(): Promise<void> {
    while (this.again) {
      this.again = false
      try {
        const { update } = await this.visitor.json<NotesView>(this.path)
        applyUpdate(this.doc, Buffer.from(update, 'base64'))
      } catch {
        this.again = true
        await sleep(50)
      }
    }
  }

  /** Types; answers all that is typed and not sent yet, and what to do once it is. */
  type(work: (text: ReturnType<Doc['getText']>) => void): { update: string; sent: () => void } {
    this.doc.transact(() => work(this.doc.getText(notesField)), typed)
    const steps = [...this.unsent]
    return {
      update: Buffer.from(mergeUpdates(steps)).toString('base64'),
      sent: () => void this.unsent.splice(0, steps.length),
    }
  }
}
