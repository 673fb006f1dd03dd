import { beforeAll, expect, it } from 'vitest'
import type { Impact } from '../../shared/moderation/views.ts'
import { moderatedLibrary, type Seen } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

async function impactOf(decision: string, things: Seen[]): Promise<Impact> {
  const query = new URLSearchParams([['decision', decision]])
  for (const { kind, id, version } of things) query.append('things', `${kind} ${id} ${version}`)
  const headers = { accept: 'application/json' }
  return (await at.mo.fetch(`/api/moderation/impact?${query}`, { headers })).json() as Promise<Impact>
}

it('counts what goes, the answers that stay and by how many people, and what is detached', async () => {
  const top = await at.comment(at.ben, 'The first thought.')
  const answer = await at.comment(at.max, 'An answer.', top)
  await at.comment(at.ada, 'An answer to it.', answer)
  await at.comment(at.ada, 'And one more.', answer)
  await at.comment(at.ben, 'Ben himself answers.', answer)
  await at.comment(at.nia, 'This one is held.', top)
  expect(await impactOf('remove', [top])).toEqual({ removes: 1, keepsReplies: 3, byPeople: 2, detaches: 0 })
  expect(await impactOf('remove', [answer])).toEqual({
    removes: 1,
    keepsReplies: 3,
    byPeople: 2,
    detaches: 0,
  })
  expect(await impactOf('remove', [top, answer])).toEqual({
    removes: 2,
    keepsReplies: 2,
    byPeople: 1,
    detaches: 0,
  })
  expect(await impactOf('approve', [top])).toEqual({ removes: 0, keepsReplies: 0, byPeople: 0, detaches: 0 })
})

it('is a page for who has no script, and a decision sent from it comes back to the queue', async () => {
  const thing = await at.comment(at.ben, 'To be looked over.')
  const path = `/moderation/review?decision=remove&things=comment+${thing.id}+1`
  const state = await at.mo.page(path)
  expect(state.page).toMatchObject({
    decision: 'remove',
    cases: [thing.id],
    others: 0,
    impact: { removes: 1 },
  })
  const fields = { from: path, form: 'decide', decision: 'remove', things: `comment ${thing.id} 1` }
  const without = await at.mo.sendForm('/moderation/decide', fields)
  expect(without.status).toBe(422)
  expect(without.html).toContain('Please choose the rule.')
  const sent = await at.mo.sendForm('/moderation/decide', { ...fields, rule: 'topic' })
  expect(sent).toMatchObject({ status: 303, location: '/moderation' })
  expect((await at.mo.page('/moderation')).notice).toBe('You removed a comment.')
  expect((await at.mo.page(path)).page).toMatchObject({ cases: [], others: 1 })
})
