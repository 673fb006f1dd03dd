import mongoose from 'mongoose'
import { beforeAll, expect, it } from 'vitest'
import { Flags } from '../../server/moderation/flags/flags.model.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { Heads } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { moderationQueue } from '../../shared/live/contract.ts'
import { asItIs, moderatedLibrary } from '../support/moderation.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

/** The collections in which a word stands anywhere. */
async function collectionsWith(word: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of (await mongoose.connection.db?.listCollections().toArray()) ?? []) {
    for await (const each of mongoose.connection.collection(name).find()) {
      if (JSON.stringify(each).includes(word) && !found.includes(name)) found.push(name)
    }
  }
  return found.sort()
}

it('leaves the words nowhere: not in a revision, a held edit, an answer, an undo, an appeal', async () => {
  const word = 'marmaladeword'
  const thing = await at.comment(at.ben, `First **${word}** here.`)
  await at.ben.write(`/comments/${thing.id}`, { version: 1, source: `Then ${word} there.` })
  const pending = {
    source: word,
    html: word,
    reasons: [{ phase: 'suspect-words', detail: `It has “${word}”.` }],
    since: new Date(),
  }
  await Comments.updateOne({ _id: thing.id }, { $set: { pending } })
  await Heads.updateOne({ _id: moderationQueue }, { $inc: { 'counts.waiting': 1 } }, { upsert: true })
  await at.mo.write('/moderation/decide', { decision: 'approve', things: [await asItIs(thing)] })
  await Flags.create({
    kind: 'comment',
    thing: toId(thing.id),
    wording: 3,
    owner: at.max.id ?? '',
    by: { id: at.max.id, name: 'Max' },
    rule: 'respect',
    detail: `It says ${word}.`,
    trusted: true,
    created: new Date(),
  })
  const message = `You wrote ${word}.`
  const removal = { decision: 'remove', rule: 'topic', message, note: message, things: [await asItIs(thing)] }
  await at.mo.write('/moderation/decide', removal)
  const { version } = await asItIs(thing)
  await at.ben.write(`/appeals/comment/${thing.id}`, { version, words: `But ${word} is a good word.` })
  expect(await collectionsWith(word)).toEqual(
    expect.arrayContaining([
      'comment-revisions',
      'comments',
      'decided-batches',
      'flags',
      'operations',
      'records',
    ]),
  )

  const wish = { ...(await asItIs(thing)), rule: 'private' }
  expect((await at.mo.send('/moderation/erase', wish)).status).toBe(403)
  const answer = await at.ada.write('/moderation/erase', wish)
  expect(JSON.stringify(answer)).not.toContain(word)
  expect(await collectionsWith(word)).toEqual([])
})

it('keeps a tombstone and what was answered, is told once, and nobody brings it back', async () => {
  const thing = await at.comment(at.ben, 'Words to go.')
  await at.comment(at.max, 'An answer to them.', thing)
  await at.ada.write('/moderation/erase', { ...thing, rule: 'private' })
  const { tables } = await at.guest.page(at.documentPath)
  expect(tables.comment[thing.id]).toMatchObject({ state: 'erased', html: null, creator: { name: '' } })
  expect(await miscounted()).toEqual([])
  const now = await asItIs(thing)
  for (const [path, body] of [
    ['/moderation/erase', { ...now, rule: 'law' }],
    ['/moderation/decide', { decision: 'approve', things: [now] }],
    ['/moderation/decide', { decision: 'restore', things: [now] }],
  ] as const) {
    expect((await at.ada.send(path, body)).status).toBeGreaterThanOrEqual(403)
  }
  expect((await at.ben.send(`/comments/${thing.id}/restore`, { version: now.version })).status).toBe(403)
  expect((await at.ben.send(`/comments/${thing.id}`, { version: now.version, source: 'Back.' })).status).toBe(
    403,
  )
})
