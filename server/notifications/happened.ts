import type { EntityKind } from '../../shared/live/contract.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { DocumentRecord } from '../library/documents.model.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { type Entity, handlingOf } from '../platform/data/entities.ts'
import { toId } from '../platform/data/ids.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { Told } from './notifications.model.ts'

/** A change that somebody may have to be told of. `fresh`: the thing as it was added a moment ago, and is still. */
export type Change = { kind: EntityKind; id: string; version: number; fresh?: Entity }

/** Kinds of things whose changes are looked at. */
const toldOf = ['comment', 'annotation', 'contradiction', 'message', 'document', 'digest'] as const
export type ToldKind = (typeof toldOf)[number]
export const isToldOf = (kind: EntityKind): kind is ToldKind =>
  (toldOf as readonly EntityKind[]).includes(kind)

/** Something somebody made, by an account or not. */
export type Made = Entity & { creator: { id: string | null; name: string } }
export type Judged = Made & Moderated

/** What happened to things, as they are now: a change that is looked at late is looked at rightly. */
export type Happened = {
  comments: CommentRecord[]
  /** What is moderated. */
  judged: { kind: ModeratedKind; thing: Judged }[]
  /** What is new, and carries a thread. */
  begun: { kind: Exclude<ToldKind, 'comment' | 'message'>; thing: Made }[]
  newDocuments: DocumentRecord[]
  /** Causes that everybody concerned has been told of. */
  told: ReadonlySet<string>
}

export const causeOf = (kind: ToldKind, { _id }: Entity) => `${kind} ${_id.toHexString()}`

/** Looks up what changed. */
export async function lookUp(changes: readonly Change[]): Promise<Happened> {
  const happened: Happened = { comments: [], judged: [], begun: [], newDocuments: [], told: new Set() }
  const isNew = new Set(changes.filter(({ version }) => version === 1).map(({ kind, id }) => `${kind} ${id}`))
  for (const [kind, ofKind] of Map.groupBy(changes, ({ kind }) => kind)) {
    if (!isToldOf(kind)) continue
    for (const thing of (await things(kind, ofKind)) as Judged[]) {
      if (kind === 'comment') happened.comments.push(thing as unknown as CommentRecord)
      else if (kind !== 'message' && isNew.has(causeOf(kind, thing))) happened.begun.push({ kind, thing })
      if (kind === 'document' && isNew.has(causeOf(kind, thing)))
        happened.newDocuments.push(thing as unknown as DocumentRecord)
      if (kind !== 'document' && kind !== 'digest') happened.judged.push({ kind, thing })
    }
  }
  return { ...happened, told: await toldAmong(happened, changes) }
}

/** Comments and annotations that were just added are taken as they are: most changes are of these kinds. */
async function things(kind: ToldKind, changes: readonly Change[]): Promise<Entity[]> {
  const isKnown = ({ fresh }: Change) => (kind === 'comment' || kind === 'annotation') && fresh !== undefined
  const ids = [...new Set(changes.filter((change) => !isKnown(change)).map(({ id }) => id))].map(toId)
  const known = changes.flatMap((change) => (isKnown(change) ? (change.fresh ?? []) : []))
  return ids.length === 0 ? known : [...known, ...(await handlingOf(kind).load(ids))]
}

/** Of what was just added nobody can have been told. */
async function toldAmong({ comments, begun }: Happened, changes: readonly Change[]): Promise<Set<string>> {
  const fresh = new Set(changes.flatMap(({ kind, id, fresh }) => (fresh ? `${kind} ${id}` : [])))
  const causes = [
    ...comments.map((comment) => causeOf('comment', comment)),
    ...begun.map(({ kind, thing }) => causeOf(kind, thing)),
  ].filter((cause) => !fresh.has(cause))
  if (causes.length === 0) return new Set()
  const found = await Told.find({ _id: { $in: causes } }).lean()
  return new Set(found.map(({ _id }) => String(_id)))
}
