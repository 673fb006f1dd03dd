import { beforeAll, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { asItIs, moderatedLibrary } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

const approve = async (thing: Parameters<typeof asItIs>[0]) =>
  at.mo.send('/moderation/decide', { decision: 'approve', things: [await asItIs(thing)] })

it('nobody judges their own words, until for a day there has been nobody else; and that is on record', async () => {
  const thing = await at.comment(at.mo, 'A moderator’s own words.')
  await at.max.write('/moderation/decide', { decision: 'hide', rule: 'topic', things: [thing] })
  expect(await approve(thing)).toMatchObject({ status: 403, body: { error: { code: 'not-yours-to-judge' } } })

  const others = { name: { $in: ['Max', 'Ada'] } }
  await Accounts.updateMany(others, { $set: { suspendedUntil: new Date(Date.now() + 1_000_000) } })
  expect((await approve(thing)).status).toBe(403)
  const aDayAgo = new Date(Date.now() - 24 * 60 * 60 * 1000)
  await Comments.updateOne({ _id: thing.id }, { $set: { created: aDayAgo } })
  expect((await approve(thing)).status).toBe(200)
  const record = await Records.findOne({ action: 'comment.approved' }).sort({ created: -1 }).lean()
  expect(record).toMatchObject({ sole: true })
  const { page } = await at.guest.page('/moderation/record')
  expect(page).toMatchObject({
    lines: [
      { action: 'Approved', sole: true },
      { action: 'Hidden', sole: false },
    ],
  })

  await Accounts.updateMany(others, { $set: { suspendedUntil: null } })
  await at.max.write('/moderation/decide', {
    decision: 'hide',
    rule: 'topic',
    things: [await asItIs(thing)],
  })
  expect((await approve(thing)).status).toBe(403)
})
