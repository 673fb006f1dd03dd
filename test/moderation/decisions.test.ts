import { beforeAll, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import type { ErrorAnswer } from '../../shared/errors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { moderatedLibrary } from '../support/moderation.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

const commentOn = async (
  who: { page: (path: string) => Promise<{ tables: { comment: object } }> },
  id: string,
) => {
  const { tables } = await who.page(at.documentPath)
  return (tables.comment as Record<string, { state: string; html: string | null } | undefined>)[id]
}

describe('approving', () => {
  it('shows a newcomer’s comment to everybody, counts it, and takes it for their word from then on', async () => {
    const held = await at.comment(at.nia, 'My first thought.')
    expect(await commentOn(at.guest, held.id)).toBeUndefined()
    const queue = await at.mo.page('/moderation')
    expect(queue.page).toMatchObject({ queue: 'pending', cases: [held.id], totals: { pending: 1 } })
    expect(queue.tables.case[held.id]).toMatchObject({
      state: 'held',
      creator: { name: 'Nia', newcomer: true },
      reasons: [{ phase: expect.any(String) }],
      decisions: ['approve', 'remove', 'spam'],
      under: expect.any(String),
      href: `${at.documentPath}#comment-${held.id}`,
    })
    expect(queue.channels['moderation:queue']?.counts.waiting).toBe(1)

    const answer = await at.mo.write('/moderation/decide', { decision: 'approve', things: [held] })
    expect(answer.decided).toMatchObject({ done: 1, refused: [] })
    expect(await commentOn(at.guest, held.id)).toMatchObject({ state: 'live' })
    expect((await at.mo.page('/moderation')).page).toMatchObject({
      cases: [],
      totals: { pending: 0, decided: 1 },
    })
    expect(await Accounts.findOne({ name: 'Nia' }).lean()).toMatchObject({ known: true })
    const second = await at.comment(at.nia, 'My second thought.')
    expect(await commentOn(at.guest, second.id)).toMatchObject({ state: 'live' })
    expect(await miscounted()).toEqual([])
  })
})

describe('two moderators at once', () => {
  it('one of them wins, and the other is told of the first one’s decision', async () => {
    const thing = await at.comment(at.ben, 'Both look at this.')
    const [mo, max] = await Promise.all([
      at.mo.send('/moderation/decide', { decision: 'remove', rule: 'topic', things: [thing] }),
      at.max.send('/moderation/decide', { decision: 'hide', rule: 'respect', things: [thing] }),
    ])
    expect([mo.status, max.status].sort()).toEqual([200, 409])
    const [winner, loser] = mo.status === 200 ? (['Mo', max] as const) : (['Max', mo] as const)
    const { error } = loser.body as ErrorAnswer
    expect(error.code).toBe('decided-meanwhile')
    expect(error.message).toContain(winner)
  })

  it('of three moderators and the author at once, one wins in every round, and the others are told why', async () => {
    for (let round = 0; round < 5; round++) {
      const thing = await at.comment(at.ben, `All look at this, round ${round}.`)
      const decide = (who: Visitor, decision: string) =>
        who.send('/moderation/decide', { decision, rule: 'topic', things: [thing] })
      const edit = () => at.ben.send(`/comments/${thing.id}`, { version: 1, source: `New words ${round}.` })
      const answers = await Promise.all([
        decide(at.mo, 'hide'),
        decide(at.max, 'remove'),
        decide(at.ada, 'approve'),
        edit(),
      ])
      const won = answers.findIndex(({ status }) => status === 200)
      const codes = answers.map(({ body }) => (body as Partial<ErrorAnswer>).error?.code ?? 'won')
      const told = won === 3 ? 'changed-meanwhile' : 'decided-meanwhile'
      const lost = (index: number) => (index === 3 ? 'changed-meanwhile' : told)
      expect(codes).toEqual(codes.map((_, index) => (index === won ? 'won' : lost(index))))
    }
    expect(await miscounted()).toEqual([])
  })

  it('of several, what a colleague decided is left as it is and the rest goes through', async () => {
    const [one, two] = [await at.comment(at.ben, 'One.'), await at.comment(at.ben, 'Two.')]
    await at.max.write('/moderation/decide', { decision: 'remove', rule: 'topic', things: [one] })
    const answer: WriteAnswer = await at.mo.write('/moderation/decide', {
      decision: 'hide',
      rule: 'spam',
      things: [one, two],
    })
    expect(answer.decided).toMatchObject({
      done: 1,
      refused: [{ id: one.id, code: 'decided-meanwhile', by: 'Max' }],
    })
  })
})

it.each(['remove', 'hide', 'spam', 'keep'])('to %s something needs a rule', async (decision) => {
  const thing = await at.comment(at.ben, `By which rule, to ${decision}?`)
  const { status, body } = await at.mo.send('/moderation/decide', { decision, things: [thing] })
  expect(status).toBe(422)
  expect((body as ErrorAnswer).error.fields).toMatchObject([
    { field: 'rule', message: 'Please choose the rule.' },
  ])
})
