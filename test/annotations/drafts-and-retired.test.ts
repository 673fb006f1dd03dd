import { beforeAll, describe, expect, test } from 'vitest'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

/** What marks nothing, or for one person alone, goes through edits as every other mark does. */
const server = startTestServer()
let ada: Visitor
let mo: Visitor
let guest: Visitor

beforeAll(async () => {
  const { url } = server()
  ;[ada, mo] = await Promise.all([come(url, 'Ada'), come(url, 'Mo', 'moderator')])
  guest = new Visitor(url)
})

const made = ({ events }: WriteAnswer, kind: string) =>
  events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''

const good = 'Every family is seen. Arrangements are good, and records are kept.'
const bad = good.replace('are good', 'are not good')

let reports = 0
/** Ada's note on a text of Mo's. */
async function noted(more: Record<string, unknown> = {}) {
  reports += 1
  const published = `2013-03-${String(reports).padStart(2, '0')}`
  const report = { authority: 'Leeds', section: 'local-authority', judgements: {}, text: good, published }
  const answer = await mo.write('/documents', report)
  const excerpt = made(answer, 'excerpt')
  const path = answer.location.replace(/#.*/, '')
  const passage = { excerpt, revision: 1, exact: 'Arrangements are good' }
  const id = made(await ada.write('/annotations', { ...passage, note: 'Praise.', ...more }), 'annotation')
  let version = 0
  const see = async (who: Visitor): Promise<AnnotationView | undefined> =>
    (await who.page(path)).tables.annotation[id]
  return {
    id,
    path,
    see,
    reword: (text: string) =>
      mo.write(`/excerpts/${excerpt}`, { version: ++version, section: 'local-authority', text }),
    /** A step of somebody's who has seen Ada's note as it is. */
    step: async (who: Visitor, name: string, more: Record<string, unknown> = {}) =>
      (await who.send(`/annotations/${id}/${name}`, { version: (await see(ada))?.version, ...more })).status,
    html: async () => (await guest.fetch(path, { headers: { accept: 'text/html' } })).text(),
  }
}
const marks = (html: string, id: string) => new RegExp(`<mark[^>]*data-ids="${id}"`).test(html)

describe('a private draft', () => {
  test('follows its words through edits, for its author alone', async () => {
    const { id, see, reword, step, html } = await noted({ private: true })
    await reword(`Lately. ${good}`)
    expect((await see(ada))?.anchor).toMatchObject({ revision: 2, start: 30, state: 'moved' })
    const answer = await reword(bad)
    expect(answer.events.find((event) => event.id === id)).toMatchObject({ view: null })
    expect(JSON.stringify(answer)).not.toContain('Praise')
    expect((await see(ada))?.anchor).toMatchObject({ revision: 3, state: 'changed' })
    for (const who of [mo, guest]) expect(await see(who)).toBeUndefined()
    expect(await html()).not.toContain(id)
    expect((await mo.fetch(`/annotations/${id}/history`)).status).toBe(404)
    // What became of its words is its author's to decide, and nobody else is told that there is anything.
    expect((await see(ada))?.may).toEqual(expect.arrayContaining(['reattach', 'retire']))
    const elsewhere = { revision: 3, exact: 'records are kept' }
    expect(await step(mo, 'retire')).toBe(404)
    expect(await step(mo, 'reattach', elsewhere)).toBe(404)
    expect(await step(ada, 'reattach', elsewhere)).toBe(200)
    expect((await see(ada))?.anchor).toMatchObject({ revision: 3, state: 'exact' })
    expect(await see(guest)).toBeUndefined()
  })

  test('that is published after an edit says on which words it was made', async () => {
    const { id, see, reword, step, html } = await noted({ private: true })
    await reword(bad)
    expect(await step(ada, 'publish')).toBe(200)
    expect(await see(guest)).toMatchObject({
      target: { revision: 1, quote: { exact: 'Arrangements are good' } },
      anchor: { revision: 2, state: 'changed' },
    })
    expect(await html()).toContain('The wording here has changed since.')
    await reword(good)
    expect((await see(guest))?.anchor).toMatchObject({ start: 22, end: 43, state: 'exact' })
    expect(marks(await html(), id)).toBe(true)
  })
})

describe('a note that was retired', () => {
  test('stays so when the edit is undone, on its very words, until somebody brings it back', async () => {
    const { id, see, reword, step, html } = await noted()
    await reword(bad)
    expect(await step(mo, 'retire')).toBe(200)
    await reword(good)
    const back = await see(ada)
    expect(back).toMatchObject({ anchor: { revision: 3, start: 22, end: 43, state: 'exact' } })
    expect(back?.retired).not.toBeNull()
    expect(back?.may).toContain('unretire')
    expect(back?.may).not.toContain('reattach')
    expect(marks(await html(), id)).toBe(false)
    // Its words stand: there is nothing to put elsewhere.
    expect(await step(ada, 'reattach', { revision: 3, exact: 'records are kept' })).toBe(403)
    expect(await step(ada, 'unretire')).toBe(200)
    expect(marks(await html(), id)).toBe(true)
  })

  test('is brought back by putting it on other words', async () => {
    const { id, see, reword, step, html } = await noted()
    await reword(bad)
    await step(ada, 'retire')
    expect(await step(ada, 'reattach', { revision: 2, exact: 'Arrangements are not good' })).toBe(200)
    expect(await see(guest)).toMatchObject({ retired: null, anchor: { state: 'exact' } })
    expect(marks(await html(), id)).toBe(true)
  })
})

test('a note whose words are gone is kept and listed, says so, and comes back with them', async () => {
  const { id, see, reword, html } = await noted()
  await reword('Every family is seen.')
  expect((await see(guest))?.anchor).toMatchObject({ revision: 2, state: 'orphan' })
  const without = await html()
  expect(without).toContain(`id="annotation-${id}"`)
  expect(without).toContain('These words are no longer in the excerpt.')
  expect(marks(without, id)).toBe(false)
  await reword(good)
  expect((await see(guest))?.anchor).toMatchObject({ start: 22, end: 43, state: 'exact' })
  expect(marks(await html(), id)).toBe(true)
})
