import { beforeAll, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { toCounts } from '../../server/platform/data/transaction.ts'
import { type HeadRecord, Heads, Records } from '../../server/platform/data/write-path.model.ts'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import { asItIs, moderatedLibrary } from '../support/moderation.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

/** Everything about comments and counts but the versions, which only go up; what people were told stays told. */
async function everything() {
  const comments = await Comments.find({}, { version: 0 }).sort({ _id: 1 }).lean()
  const heads = await Heads.find({ _id: /^(document|digest|moderation):/ }, { counts: 1 })
    .sort({ _id: 1 })
    .lean()
  const counts = heads.map((head) => [head._id, toCounts(head as HeadRecord)])
  return { comments, counts, revisions: await CommentRevisions.find().lean() }
}

it('a bulk decision that is undone leaves everything as it was, counts and trust included', async () => {
  const things = [
    await at.comment(at.nia, 'Buy here.'),
    await at.comment(at.nia, 'Buy there.'),
    await at.comment(at.nia, 'Buy anywhere.'),
  ]
  const before = await everything()
  for (const decision of ['spam', 'approve', 'remove']) {
    const seen = await Promise.all(things.map(asItIs))
    const { decided } = await at.mo.write('/moderation/decide', { decision, rule: 'spam', things: seen })
    expect(decided?.done).toBe(3)
    expect(await everything()).not.toEqual(before)
    expect((await at.mo.page('/moderation')).page).toMatchObject({ undo: { batch: decided?.batch } })
    const undone = await at.mo.write('/moderation/undo', { batch: decided?.batch })
    expect(undone.decided).toMatchObject({ done: 3, refused: [] })
    expect(await everything()).toEqual(before)
    expect(await Accounts.findOne({ name: 'Nia' }).lean()).toMatchObject({ known: false })
    const reversals = await Records.find({ batch: undone.decided?.batch ?? '' }).lean()
    const [first] = await Records.find({ batch: decided?.batch ?? '' }).lean()
    expect(reversals.map(({ reversalOf }) => reversalOf)).toContain(first?._id.toHexString())
    expect(await miscounted()).toEqual([])
  }
})

it('an approved edit that is undone waits again, and the former words are public', async () => {
  const thing = await at.comment(at.ben, 'The former words.')
  const pending = {
    source: 'New.',
    html: '<p>New.</p>',
    reasons: [{ phase: 'links', detail: '' }],
    since: new Date(),
  }
  await Comments.updateOne({ _id: thing.id }, { $set: { pending } })
  const queue = await at.mo.page('/moderation')
  expect(queue.tables.case[thing.id]).toMatchObject({
    html: '<p>New.</p>',
    former: '<p>The former words.</p>',
  })
  const before = await everything()
  const { decided } = await at.mo.write('/moderation/decide', { decision: 'approve', things: [thing] })
  expect(await Comments.findById(thing.id).lean()).toMatchObject({
    html: '<p>New.</p>',
    wording: 2,
    pending: null,
  })
  expect(await CommentRevisions.countDocuments({ comment: thing.id })).toBe(1)
  await at.mo.write('/moderation/undo', { batch: decided?.batch })
  expect(await everything()).toEqual(before)
  await Comments.deleteOne({ _id: thing.id })
})

it('leaves alone what somebody has touched since, and is done once, by who decided', async () => {
  const [one, two] = [await at.comment(at.ben, 'One.'), await at.comment(at.ben, 'Two.')]
  const { decided } = await at.mo.write('/moderation/decide', {
    decision: 'hide',
    rule: 'topic',
    things: [one, two],
  })
  const { batch } = decided ?? {}
  await at.max.write('/moderation/decide', { decision: 'approve', things: [await asItIs(one)] })
  expect((await at.max.send('/moderation/undo', { batch })).status).toBe(404)
  const undone = await at.mo.write('/moderation/undo', { batch })
  expect(undone.decided).toMatchObject({
    done: 1,
    refused: [{ id: one.id, code: 'decided-meanwhile', by: 'Max' }],
  })
  expect((await at.mo.send('/moderation/undo', { batch })).status).toBe(409)
  expect(await Comments.findById(one.id).lean()).toMatchObject({ moderation: { approvedWording: 1 } })
})
