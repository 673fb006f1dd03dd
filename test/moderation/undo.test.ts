import { beforeAll, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { toCounts } from '../../server/platform/data/move-heads.ts'
import { type HeadRecord, Heads, Records } from '../../server/platform/data/write-path.model.ts'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import type { LiveEvent } from '../../shared/live/contract.ts'
import type { CaseView } from '../../shared/moderation/views.ts'
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

it('of what reports were left open about counts each of them once', async () => {
  const wrong = await miscounted()
  const thing = await at.comment(at.ben, 'Somebody minds this.')
  for (const who of [at.nia, at.max]) {
    await who.write('/flags', { kind: 'comment', id: thing.id, rule: 'topic' })
  }
  const { decided } = await at.mo.write('/moderation/decide', {
    decision: 'hide',
    rule: 'topic',
    things: [await asItIs(thing)],
  })
  await at.mo.write('/moderation/undo', { batch: decided?.batch })
  expect(await Comments.findById(thing.id).lean()).toMatchObject({ moderation: { openFlags: 2 } })
  expect((await at.mo.page('/moderation?queue=reported')).tables.case[thing.id]?.flags).toHaveLength(2)
  // Another test took a comment out of the database.
  expect((await miscounted()).length).toBe(wrong.length)
})

it('moderators see at once who is a newcomer, on the card that was decided about and on the others', async () => {
  const cards = [await at.comment(at.nia, 'First words.'), await at.comment(at.nia, 'Second words.')]
  const isNew = ({ events }: { events: LiveEvent[] }) =>
    cards.map(({ id }) => {
      const told = events.findLast((event) => event.type === 'case.changed' && event.id === id)
      return (told?.view as CaseView | undefined)?.creator.newcomer
    })
  const approved = await at.mo.write('/moderation/decide', { decision: 'approve', things: [cards[0]] })
  expect(isNew(approved)).toEqual([false, false])
  expect(isNew(await at.mo.write('/moderation/undo', { batch: approved.decided?.batch }))).toEqual([
    true,
    true,
  ])
})

it.each([
  ['spam', 1, 'You marked a comment as spam.'],
  ['spam', 2, 'You marked 2 comments as spam.'],
  ['approve', 1, 'You approved a comment.'],
  ['remove', 2, 'You removed 2 comments.'],
] as const)('%s of %i is told so, with the numbers of every queue', async (decision, many, said) => {
  const things = []
  for (let n = 0; n < many; n++) things.push(await at.comment(at.nia, `${decision} ${many}, words ${n}.`))
  const { decided } = await at.mo.write('/moderation/decide', { decision, rule: 'spam', things })
  expect(decided?.sentence).toBe(said)
  const { page } = await at.mo.page('/moderation')
  expect(page).toMatchObject({ totals: decided?.totals, undo: { sentence: said } })
  const undone = await at.mo.write('/moderation/undo', { batch: decided?.batch })
  expect((await at.mo.page('/moderation')).page).toMatchObject({ totals: undone.decided?.totals })
})

it('without script the next page says what was done, of one and of many', async () => {
  const [one, two] = [await at.comment(at.nia, 'One to hide.'), await at.comment(at.nia, 'Two to hide.')]
  const spam = { decision: 'spam', rule: 'spam', from: '/moderation' }
  const text = async () => (await (await at.mo.fetch('/moderation')).text()).replaceAll('<!-- -->', '')
  await at.mo.sendForm('/moderation/decide', { ...spam, things: `comment ${one.id} 1` })
  expect(await text()).toContain('You marked a comment as spam.')
  const both = new URLSearchParams({ operation: crypto.randomUUID(), token: at.mo.token ?? '', ...spam })
  for (const { id } of [one, two]) both.append('things', `comment ${id} 1`)
  await at.mo.fetch('/moderation/decide', {
    method: 'POST',
    body: both,
    headers: { accept: 'text/html', origin: at.mo.url, 'sec-fetch-site': 'same-origin' },
  })
  expect(await text()).toContain('One was left as it was: a colleague was quicker.')
})
