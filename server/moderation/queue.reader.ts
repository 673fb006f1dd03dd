import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import { type CaseView, type QueueFilter, type QueueName, queueNames } from '../../shared/moderation/views.ts'
import { toId } from '../platform/data/ids.ts'
import { presentCase, toCases } from './cases.ts'
import { type QueueSource, queueSources } from './queue-sources.ts'
import { type Thing, thingsById, thingsOf } from './things.ts'

/** Cards in one part of a queue. */
const most = 50

/** What was decided longer ago is for the record. */
const recentMs = 30 * 24 * 60 * 60 * 1000

const moderators = { moderator: true, own: false }

type Found = { kind: ModeratedKind; thing: Thing; at: number; id: string }

/**
 * A part of a queue, the longest waiting first (of what was decided the latest first). The cursor is the place of its
 * last card, so nothing is skipped or doubled when others write or decide meanwhile.
 */
export async function queuePart(
  queue: QueueName,
  filter: QueueFilter,
  after: string | null,
): Promise<{ cases: CaseView[]; next: string | null }> {
  const sources = queueSources.filter((source) => source.queue === queue)
  const kinds = filter.kind ? [filter.kind] : moderatedKinds
  const cursor = parseCursor(after)
  const parts = await Promise.all(
    sources.flatMap((source) => kinds.map((kind) => findIn(source, kind, filter, cursor))),
  )
  const direction = sources.some(({ newestFirst }) => newestFirst) ? -1 : 1
  const found = parts.flat().sort((a, b) => direction * (a.at - b.at || (a.id < b.id ? -1 : 1)))
  const part = found.slice(0, most)
  const last = found.length > most ? part.at(-1) : undefined
  const cases = await toCases(part.map(({ kind, thing }) => [kind, thing]))
  return {
    cases: cases.flatMap((each) => presentCase(each, moderators) ?? []),
    next: last ? `${last.at}-${last.id}` : null,
  }
}

/** The cases of things that were chosen, in their order, as they are now. */
export async function casesOf(chosen: readonly { id: string }[]): Promise<CaseView[]> {
  const cases = await toCases(await thingsById(chosen.map(({ id }) => toId(id))))
  const views = new Map(cases.map((each) => [each._id.toHexString(), presentCase(each, moderators)]))
  return chosen.flatMap(({ id }) => views.get(id) ?? [])
}

/** How many there are in each queue. */
export async function queueTotals(): Promise<Record<QueueName, number>> {
  const totals = Object.fromEntries(queueNames.map((name) => [name, 0])) as Record<QueueName, number>
  await Promise.all(
    queueSources.flatMap((source) =>
      moderatedKinds.map(async (kind) => {
        const waiting = await thingsOf(kind).model.countDocuments(filterOf(source))
        totals[source.queue] += waiting
      }),
    ),
  )
  return totals
}

async function findIn(
  source: QueueSource,
  kind: ModeratedKind,
  filter: QueueFilter,
  cursor: { at: Date; id: string } | null,
): Promise<Found[]> {
  const direction = source.newestFirst ? -1 : 1
  const wanted = { ...filterOf(source), ...narrowed(source, filter), ...(cursor && beyond(source, cursor)) }
  const things = await thingsOf(kind)
    .model.find(wanted)
    .sort({ [source.at]: direction, _id: direction })
    .limit(most + 1)
    .lean<Thing[]>()
  return things.map((thing) => ({
    kind,
    thing,
    at: timeIn(thing, source.at),
    id: thing._id.toHexString(),
  }))
}

function filterOf(source: QueueSource): Record<string, unknown> {
  if (!source.newestFirst) return source.filter
  return { ...source.filter, [source.at]: { $gte: new Date(Date.now() - recentMs) } }
}

function narrowed({ reasons }: QueueSource, { author, phase }: QueueFilter): Record<string, unknown> {
  const narrow: Record<string, unknown> = {}
  if (author?.startsWith('guest:')) narrow['creator.guest'] = author.slice('guest:'.length)
  else if (author) narrow['creator.id'] = author
  if (phase) narrow[`${reasons}.phase`] = phase
  return narrow
}

/** The bound on the time alone is what an index can begin at. */
function beyond({ at, newestFirst, filter }: QueueSource, cursor: { at: Date; id: string }) {
  const [past, from] = newestFirst ? (['$lt', '$lte'] as const) : (['$gt', '$gte'] as const)
  return {
    [at]: { ...(filter[at] as object | undefined), [from]: cursor.at },
    $or: [{ [at]: { [past]: cursor.at } }, { [at]: cursor.at, _id: { [past]: toId(cursor.id) } }],
  }
}

/** @throws {Problem} `not-found` for what isn't one of our cursors. */
function parseCursor(after: string | null): { at: Date; id: string } | null {
  if (after === null) return null
  const [at, id = ''] = after.split('-')
  return { at: new Date(Number(at)), id: toId(/^\d{1,15}$/.test(at ?? '') ? id : '').toHexString() }
}

function timeIn(thing: Thing, path: string): number {
  let value: unknown = thing
  for (const part of path.split('.')) value = (value as Record<string, unknown> | null)?.[part]
  return value instanceof Date ? value.getTime() : 0
}
