import { z } from 'zod'
import { canBegin } from '../../../shared/accounts/actor.ts'
import type { Channel } from '../../../shared/live/contract.ts'
import { id } from '../../../shared/write.schema.ts'
import { isChannel } from './channels.ts'
import { colourOf } from './presence.ts'
import { type CurrentActor, stillMay } from './rights.ts'
import { accountRoom, everyoneIn, moderatorsIn } from './rooms.ts'
import type { Connection, LiveServer } from './server.ts'

/** Whether everybody who reads a channel sees a comment there: only then are they told that it is being answered. */
export type IsAnswerable = (channel: Channel, comment: string) => Promise<boolean>

/** Whether somebody may tell the others on a channel their place: a leader, and with `cursor` whoever wants it seen. */
export type MayPoint = (channel: Channel, account: string, cursor: boolean) => Promise<boolean>

/** Whether the others on a channel are told what somebody does there: that they write, or what they select. */
export type MayShow = (channel: Channel, account: string) => Promise<boolean>

export type PassingRules = {
  /** Asked again on every event. */
  currentActor: CurrentActor
  isAnswerable: IsAnswerable
  mayPoint: MayPoint
  mayShowWriting: MayShow
  mayShowSelection: MayShow
  onError(error: unknown): void
}

/** What somebody shows the others on a channel in passing: they are told, and it is not kept. */
type Passing<Given> = {
  schema: z.ZodType<Given>
  right: 'annotate' | 'comment'
  /** The shortest time between two of a connection's; what comes sooner is left out. */
  everyMs: number
  /** True of what says that there is nothing to see any more: it is never left out for coming soon. */
  isEnd(given: Given | null): boolean
  tell(others: Others, channel: Channel, by: { id: string; name: string }, given: Given): unknown
}
type Others = ReturnType<LiveServer['to']>

const selection = z
  .object({
    excerpt: id,
    revision: z.number().int().min(1),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
  })
  .refine(({ start, end }) => start < end && end - start <= 20_000)
  .nullable()

const typing = z.object({ thread: id, parent: id.nullable(), on: z.boolean() })

const pointing = z
  .object({
    excerpt: id,
    revision: z.number().int().min(1),
    at: z.number().int().min(0).max(10_000_000),
    cursor: z.boolean(),
  })
  .nullable()

/** Passes on the words that somebody is choosing, that they write, and in a session where they are. */
export function passOn(io: LiveServer, connection: Connection, rules: PassingRules): void {
  const answering = <Given>({ schema, right, everyMs, isEnd, tell }: Passing<Given>) => {
    const show = async (channel: unknown, given: unknown) => {
      const actor = await stillMay(connection, rules.currentActor)
      if (!actor?.id || !canBegin(actor, right) || !isChannel(channel, actor)) return
      const parsed = schema.safeParse(given)
      const rooms = [everyoneIn(channel), moderatorsIn(channel)]
      if (!parsed.success || !rooms.some((room) => connection.rooms.has(room))) return
      const others = io.to(rooms).except(accountRoom(actor.id)).volatile
      await tell(others, channel, { id: actor.id, name: actor.name ?? '' }, parsed.data)
    }
    let last = 0
    return (channel: unknown, given: unknown) => {
      const now = Date.now()
      if (now - last < everyMs && !isEnd(given as Given | null)) return
      last = now
      void show(channel, given).catch(rules.onError)
    }
  }

  const selecting = answering({
    schema: selection,
    right: 'annotate',
    everyMs: 80,
    isEnd: (given) => given === null,
    async tell(others, channel, by, given) {
      // Asked each time, so that what was sent later isn't told first.
      const mayShow = await rules.mayShowSelection(channel, by.id)
      // That there is nothing any more says nothing of where it was.
      if (!given) others.emit('selecting', channel, { by: { id: by.id }, start: null })
      else if (mayShow)
        others.emit('selecting', channel, { by: { ...by, colour: colourOf(by.id) }, ...given })
    },
  })
  const writing = answering({
    schema: typing,
    right: 'comment',
    everyMs: 500,
    isEnd: (given) => given?.on === false,
    async tell(others, channel, { id, name }, { thread, parent, on }) {
      if (!(await rules.mayShowWriting(channel, id))) return
      if (parent !== null && !(await rules.isAnswerable(channel, parent))) return
      others.emit('typing', channel, { thread, parent, by: name, on })
    },
  })
  const place = answering({
    schema: pointing,
    right: 'annotate',
    everyMs: 80,
    isEnd: (given) => given === null,
    async tell(others, channel, by, given) {
      // Whoever no longer shows their place was let show it before.
      if (await rules.mayPoint(channel, by.id, given?.cursor ?? true))
        others.emit('pointing', channel, by, given)
    },
  })
  connection.on('selecting', selecting)
  connection.on('typing', writing)
  connection.on('pointing', place)
}
