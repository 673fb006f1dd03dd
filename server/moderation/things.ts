import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Id } from '../platform/data/ids.ts'
import type { Model } from '../platform/data/models.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import type { Queued } from './queue.ts'
import { isPrivate } from './standing.ts'

/** Something that was written, whatever its kind, as far as moderation looks at it. */
export type Thing = Queued & {
  creator: { id: string | null; name: string; guest?: string }
  created: Date
}

/** Where a thing stands: path with fragment, and the title of what it hangs under. */
export type ThingPlace = { href: string; under: string; thread: ThreadRef | null }

/** How moderation handles one kind of thing; each feature registers its own. */
export type ThingHandling<T extends Thing> = {
  model: Model<T>
  /** @throws {Problem} `not-found` */
  find(session: Transaction['session'] | null, id: string): Promise<T>
  /** The one way in which such a thing changes. */
  save(tx: Transaction, before: T, set: Partial<T>, action: string, details: RecordDetails): Promise<T>
  place(thing: T): Promise<ThingPlace>
  /** Its words as everybody reads them where it is live, sanitised HTML. */
  html(thing: T): string
  /** Tells its wordings apart: a moderator approves one of them. */
  wordingOf(thing: T): number
  /** What puts a held edit in place. Former words go where the kind keeps them. */
  accept(tx: Transaction, thing: T): Partial<T>
  /** Takes back what `accept` did beyond the thing itself. */
  unaccept(tx: Transaction, thing: T): Promise<void>
  /** What leaves none of its words: what to set, after everything beyond the thing itself is gone. */
  erase(tx: Transaction, thing: T): Promise<Partial<T>>
  /** The comments below it that everybody may read: answers, or the thread that hangs under it. */
  below(thing: T): Promise<Below[]>
}

/** A comment below something, for what a decision would do to it. */
export type Below = { _id: Id; by: string }

const registered = new Map<ModeratedKind, ThingHandling<Thing>>()

export function registerModerated<T extends Thing>(kind: ModeratedKind, handling: ThingHandling<T>): void {
  registered.set(kind, handling as unknown as ThingHandling<Thing>)
}

export function thingsOf(kind: ModeratedKind): ThingHandling<Thing> {
  const handling = registered.get(kind)
  if (!handling) throw new Error(`Nobody registered the moderated kind “${kind}”.`)
  return handling
}

/** Things by their ids, of whichever kind; what no longer exists, or is its author's alone, is left out. */
export async function thingsById(ids: Id[]): Promise<[ModeratedKind, Thing][]> {
  const found = moderatedKinds.map(async (kind) => {
    const things = await thingsOf(kind)
      .model.find({ _id: { $in: ids } })
      .lean<Thing[]>()
    return things.filter((thing) => !isPrivate(thing)).map((thing): [ModeratedKind, Thing] => [kind, thing])
  })
  return (await Promise.all(found)).flat()
}
