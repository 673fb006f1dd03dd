import { beforeAll, describe, expect, it } from 'vitest'
import { begun } from '../../server/moderation/moderated.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { toComment } from '../../server/threads/comments.presenter.ts'
import type { ModerationState } from '../../shared/moderation/states.ts'
import { asItIs, moderatedLibrary } from '../support/moderation.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

/** A comment of Ben's that Mo removed, with an answer by Nia below it that everybody reads. */
async function removed() {
  const thing = await at.comment(at.ben, 'Words that were removed.')
  await at.comment(at.ada, 'An answer to them.', thing)
  await at.mo.write('/moderation/decide', {
    decision: 'remove',
    rule: 'topic',
    message: 'Another report.',
    things: [thing],
  })
  const seenBy = async (who: typeof at.guest) => (await who.page(at.documentPath)).tables.comment[thing.id]
  const step = async (name: 'withdraw' | 'restore') =>
    at.ben.write(`/comments/${thing.id}/${name}`, { version: (await asItIs(thing)).version })
  return { thing, seenBy, step }
}

describe('who withdraws what was removed', () => {
  it('takes back their own words; everybody else sees the tombstone that they saw before', async () => {
    const { thing, seenBy, step } = await removed()
    const before = await seenBy(at.guest)
    expect(before).toMatchObject({ state: 'removed', verdict: { rule: 'topic' }, html: null })
    await step('withdraw')
    expect(await seenBy(at.guest)).toEqual({ ...before, version: (before?.version ?? 0) + 1 })
    expect((await (await at.guest.fetch(at.documentPath)).text()).includes('withdrawn by')).toBe(false)
    expect(await seenBy(at.ben)).toMatchObject({ state: 'withdrawn', may: ['restore'] })
    const { tables } = await at.mo.page(`/moderation/comment/${thing.id}`)
    expect(tables.case[thing.id]).toMatchObject({
      state: 'removed',
      standing: 'withdrawn',
      decided: { by: 'Mo', decision: 'remove' },
      decisions: [],
    })
    const actions = await Records.find({
      about: at.ben.id,
      entity: (await Comments.findById(thing.id))?._id,
    } as object)
      .sort({ _id: 1 })
      .lean<{ action: string }[]>()
    expect(actions.map(({ action }) => action)).toEqual(expect.arrayContaining(['comment.removed']))
    expect(await miscounted()).toEqual([])
  })

  it('may bring them back for a day: then they are removed as before, and may be appealed', async () => {
    const { thing, seenBy, step } = await removed()
    await step('withdraw')
    const { version } = await asItIs(thing)
    const early = await at.ben.send(`/appeals/comment/${thing.id}`, { version, words: 'I object.' })
    expect(early.status).toBe(403)
    await step('restore')
    expect(await seenBy(at.ben)).toMatchObject({ state: 'removed', may: ['withdraw', 'appeal'] })
    expect(await seenBy(at.guest)).toMatchObject({ state: 'removed' })
  })

  it('with an appeal open takes it out of the queue, and back into it', async () => {
    const { thing, step } = await removed()
    const { version } = await asItIs(thing)
    await at.ben.write(`/appeals/comment/${thing.id}`, { version, words: 'I object.' })
    const open = async () => {
      const { page } = await at.max.page('/moderation?queue=appeals')
      return page.kind === 'moderation' && page.cases.includes(thing.id)
    }
    expect(await open()).toBe(true)
    await step('withdraw')
    expect(await open()).toBe(false)
    await step('restore')
    expect(await open()).toBe(true)
  })
})

/** docs/moderation.md, said again: what the public sees of a withdrawn comment by how moderation stands with it. */
it.each([
  ['live', 'withdrawn'],
  ['hidden', 'withdrawn'],
  ['removed', 'removed'],
  ['held', null],
  ['spam', null],
  ['private', null],
] satisfies [
  ModerationState,
  string | null,
][])('what is %s and withdrawn is for everybody %s', async (state, shown) => {
  const thing = await at.comment(at.ben, `Words that are ${state}.`)
  const record = await Comments.findById(thing.id).lean()
  if (!record) throw new Error('There is no such comment')
  const given = { ...record, moderation: begun({ state, reasons: [] }), withdrawn: new Date() }
  const view = toComment(given as Parameters<typeof toComment>[0], { moderator: false, own: false })
  expect(view?.state ?? null).toBe(shown)
  expect(view?.html ?? null).toBeNull()
})
