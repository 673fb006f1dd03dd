import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { Changes, Heads, Operations, Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let thread: { threadKind: 'digest'; threadId: string }

beforeAll(async () => {
  const { digest } = await sampleLibrary()
  thread = { threadKind: 'digest', threadId: digest }
  ada = await come(server().url, 'Ada')
})

/** What there is of comments, and of one operation: following what one writes in is saved after the answer. */
const counts = async (operation: string) => ({
  comments: await Comments.countDocuments(),
  changes: await Changes.countDocuments({ kind: 'comment' }),
  records: await Records.countDocuments({ kind: 'comment' }),
  operations: await Operations.countDocuments({ _id: { $regex: operation } }),
})

it('has one effect and five equal answers when one operation is sent five times at once', async () => {
  const body = { ...thread, operation: randomUUID(), source: 'Only once, please' }
  const before = await counts(body.operation)
  const answers = await Promise.all(Array.from({ length: 5 }, () => ada.write('/comments', body)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  const after = await counts(body.operation)
  const effect = Object.entries(after).map(([what, n]) => [what, n - before[what as keyof typeof before]])
  expect(Object.fromEntries(effect)).toEqual({ comments: 1, changes: 1, records: 1, operations: 1 })
})

it('gives the first answer when an operation is sent again later', async () => {
  const body = { ...thread, operation: randomUUID(), source: 'Sent, and sent again' }
  const first = await ada.write('/comments', body)
  const before = await counts(body.operation)
  expect(await ada.write('/comments', body)).toEqual(first)
  expect(await counts(body.operation)).toEqual(before)
})

it('gives the first answer also where what was done can’t be done again', async () => {
  const posted = await ada.write('/comments', { ...thread, source: 'To be put right' })
  const { id } = posted.events[0]!
  const edit = { operation: randomUUID(), version: 1, source: 'Put right' }
  const edited = await ada.write(`/comments/${id}`, edit)
  expect(await ada.write(`/comments/${id}`, edit)).toEqual(edited)
  const taking = { operation: randomUUID(), version: 2 }
  const taken = await ada.write(`/comments/${id}/withdraw`, taking)
  expect(await ada.write(`/comments/${id}/withdraw`, taking)).toEqual(taken)
})

it('takes the same operation id with other words as another write, so that nothing typed is lost', async () => {
  const operation = randomUUID()
  const one = await ada.write('/comments', { ...thread, operation, source: 'The first text' })
  const two = await ada.write('/comments', { ...thread, operation, source: 'The second text' })
  expect(two.events[0]?.id).not.toBe(one.events[0]?.id)
})

it('numbers a channel’s changes 1 to N without gaps, whatever comes at the same time', async () => {
  const sources = Array.from({ length: 60 }, (_, n) => `At the same time, ${n}`)
  await Promise.all(sources.map((source) => ada.write('/comments', { ...thread, source })))
  const channel: Channel = `digest:${thread.threadId}`
  const changes = await Changes.find({ channel }).sort({ channel: 1, seq: 1 }).lean()
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1))
  const head = await Heads.findById(channel).lean()
  expect(head?.seq).toBe(changes.length)
  expect(head?.counts?.comments).toBe(await Comments.countDocuments({ channels: channel, withdrawn: null }))
})

it('saves nothing of a write that fails, while the others of its batch succeed', async () => {
  const before = await counts('')
  const nobody = '0123456789abcdef01234567'
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      ada.send('/comments', {
        ...thread,
        source: `Of twelve, ${n}`,
        ...(n % 4 === 0 ? { parent: nobody } : {}),
      }),
    ),
  )
  expect(sent.map(({ status }) => status)).toEqual(sent.map((_, n) => (n % 4 === 0 ? 404 : 200)))
  expect((await counts('')).comments - before.comments).toBe(9)
})
