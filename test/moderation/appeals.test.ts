import { beforeAll, expect, it } from 'vitest'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { asItIs, moderatedLibrary } from '../support/moderation.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

/** A comment of Ben's that Mo removed and Ben objected to. */
async function appealed() {
  const thing = await at.comment(at.ben, 'Is this off the topic?')
  const removal = { decision: 'remove', rule: 'topic', message: 'Another report.', things: [thing] }
  await at.mo.write('/moderation/decide', removal)
  const path = `/appeals/comment/${thing.id}`
  const { version } = await asItIs(thing)
  return { thing, path, version, send: () => at.ben.send(path, { version, words: 'It is about this one.' }) }
}

it('an author reads the reason, objects once, and another moderator than the one who decided looks again', async () => {
  const { thing, path, send } = await appealed()
  expect((await at.ben.page(path)).page).toMatchObject({
    standing: 'removed',
    verdict: { rule: 'topic', message: 'Another report.' },
    appeal: null,
    mayAppeal: true,
  })
  expect((await send()).status).toBe(200)
  expect((await send()).status).toBe(403)
  expect((await at.max.page('/moderation?queue=appeals')).page).toMatchObject({ cases: [thing.id] })

  const verdict = { ...(await asItIs(thing)), outcome: 'overturned', answer: 'You are right.' }
  const mine = await at.mo.send(`/moderation/appeals/${thing.id}`, verdict)
  expect([mine.status, mine.body]).toMatchObject([403, { error: { code: 'not-yours-to-judge' } }])
  const around = { decision: 'restore', things: [await asItIs(thing)] }
  expect((await at.mo.send('/moderation/decide', around)).status).toBe(403)
  await at.max.write(`/moderation/appeals/${thing.id}`, verdict)

  expect((await at.guest.page(at.documentPath)).tables.comment[thing.id]).toMatchObject({ state: 'live' })
  expect((await at.ben.page(path)).page).toMatchObject({
    standing: 'live',
    appeal: { outcome: 'overturned', answer: 'You are right.' },
  })
  expect((await at.max.page('/moderation?queue=appeals')).page).toMatchObject({ cases: [] })
  expect(await miscounted()).toEqual([])
})

it('an upheld decision stands, and its author reads why; names of moderators nowhere', async () => {
  const { thing, path, send } = await appealed()
  await send()
  const judged = { ...(await asItIs(thing)), outcome: 'upheld', answer: 'It is about another report.' }
  await at.max.write(`/moderation/appeals/${thing.id}`, judged)
  const page = JSON.stringify((await at.ben.page(path)).page)
  expect(page).toContain('It is about another report.')
  expect(page).not.toMatch(/"(Mo|Max)"/)
  const again = await at.ada.send(`/moderation/appeals/${thing.id}`, judged)
  expect(again.body).toMatchObject({ error: { code: 'decided-meanwhile' } })
})

it('is the author’s alone: nothing for others, for guests, before a decision', async () => {
  const { path, version } = await appealed()
  for (const who of [at.nia, at.mo]) {
    expect((await who.fetch(path)).status).toBe(404)
    expect((await who.send(path, { version, words: 'I object too.' })).status).toBe(403)
  }
  expect((await at.guest.fetch(path)).status).toBe(303)
  expect((await at.guest.send(path, { version, words: 'And I.' })).status).toBe(401)
  const standing = await at.comment(at.ben, 'Nobody minds this.')
  const early = await at.ben.send(`/appeals/comment/${standing.id}`, { version: 1, words: 'In case.' })
  expect(early.status).toBe(403)
})

it.each([
  ['overturned', 'You overturned the decision about a comment.', 'live'],
  ['upheld', 'You upheld the decision about a comment.', 'removed'],
] as const)('an appeal that was %s can be judged anew: who judged takes it back', async (outcome, said, state) => {
  const { thing, path, send } = await appealed()
  await send()
  const before = await Comments.findById(thing.id, { version: 0 }).lean()
  const judge = async () => ({ ...(await asItIs(thing)), outcome, answer: 'I have looked at it.' })
  const judged = await at.max.write(`/moderation/appeals/${thing.id}`, await judge())
  const { batch, totals } = judged.decided ?? {}
  expect(judged.decided).toMatchObject({ done: 1, refused: [], sentence: said })
  expect(totals).toEqual((await queueFor(at.max)).totals)
  expect(await Comments.findById(thing.id).lean()).toMatchObject({ moderation: { state } })
  expect((await queueFor(at.max)).undo).toEqual({ batch, sentence: said })
  expect((await at.mo.send('/moderation/undo', { batch })).status).toBe(404)

  const undone = await at.max.write('/moderation/undo', { batch })
  expect(undone.decided).toMatchObject({ done: 1, refused: [], sentence: 'Undone: it is as it was before.' })
  expect(await Comments.findById(thing.id, { version: 0 }).lean()).toEqual(before)
  expect(await queueFor(at.ada, '?queue=appeals')).toMatchObject({ cases: [thing.id] })
  expect((await at.ben.page(path)).page).toMatchObject({ appeal: { outcome: 'open', answer: null } })
  const record = await Records.findOne({ batch: undone.decided?.batch ?? '' }).lean()
  const reversed = await Records.findOne({ batch: batch ?? '' }).lean()
  expect(record).toMatchObject({
    action: 'comment.decision-undone',
    reversalOf: reversed?._id.toHexString(),
  })

  await at.ada.write(`/moderation/appeals/${thing.id}`, await judge())
  expect((await at.ben.page(path)).page).toMatchObject({ appeal: { outcome } })
  expect((await at.max.send('/moderation/undo', { batch })).status).toBe(409)
  expect(await miscounted()).toEqual([])
})

it('what its author did since is not undone: it is told that something has happened', async () => {
  const thing = await at.comment(at.ben, 'Off the topic once more?')
  const removal = { decision: 'remove', rule: 'topic', things: [thing] }
  const { decided } = await at.mo.write('/moderation/decide', removal)
  await at.ben.write(`/appeals/comment/${thing.id}`, {
    version: (await asItIs(thing)).version,
    words: 'It is not.',
  })
  const late = await at.mo.send('/moderation/undo', { batch: decided?.batch })
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'changed-meanwhile' } } })
  expect(JSON.stringify(late.body)).toContain('Something has happened to this since you decided')
})

async function queueFor(who: Visitor, query = '') {
  const { page } = await who.page(`/moderation${query}`)
  if (page.kind !== 'moderation') throw new Error('This is not the queue')
  return page
}
