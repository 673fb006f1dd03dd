import { beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/platform/data/ids.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import type { RecordLine } from '../../shared/moderation/record.ts'
import { moderatedLibrary } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

const recordFor = async (who: Visitor, query = '') => {
  const { page } = await who.page(`/moderation/record${query}`)
  if (page.kind !== 'record') throw new Error('This is not the record')
  return page
}

it('tells everybody what was decided and by which rule, and moderators alone by whom and what they noted', async () => {
  const thing = await at.comment(at.ben, 'About something else.')
  await at.mo.write('/moderation/decide', {
    decision: 'remove',
    rule: 'topic',
    publicReason: 'It was about another report.',
    message: 'For the author alone.',
    note: 'For colleagues alone.',
    things: [thing],
  })
  const line = { action: 'Removed', what: 'comment', rule: 'topic', reason: 'It was about another report.' }
  for (const who of [at.guest, at.ben, at.nia]) {
    const { lines } = await recordFor(who)
    expect(lines[0]).toMatchObject({ ...line, moderators: null })
    const html = await (await who.fetch('/moderation/record')).text()
    for (const secret of ['For the author alone.', 'For colleagues alone.', 'About something else.']) {
      expect(html).not.toContain(secret)
    }
    expect(html).toContain('It was about another report.')
    expect(JSON.stringify(lines)).not.toMatch(/Mo|Ben/)
  }
  const { lines } = await recordFor(at.max)
  expect(lines[0]).toMatchObject({ ...line, moderators: { by: 'Mo', note: 'For colleagues alone.' } })
})

it('does not lead to what the public may not see', async () => {
  const held = await at.comment(at.nia, 'Buy here.')
  await at.mo.write('/moderation/decide', { decision: 'spam', rule: 'spam', things: [held] })
  expect((await recordFor(at.guest)).lines[0]).toMatchObject({ action: 'Marked as spam', href: null })
})

it('comes in parts, the newest first, each line once while others decide, and narrows to one action', async () => {
  const now = Date.now()
  await Records.insertMany(
    Array.from({ length: 120 }, (_, index) => ({
      actor: { id: 'x', name: 'Mo' },
      action: 'comment.approved',
      kind: 'comment',
      entity: newId(),
      version: 1,
      public: true,
      // Many at one moment: their ids keep them apart.
      created: new Date(now - 1_000_000 - Math.floor(index / 7)),
    })),
  )
  const seen: RecordLine[] = []
  let next: string | null = null
  do {
    const part = await recordFor(at.guest, next ? `?before=${next}` : '')
    seen.push(...part.lines)
    next = part.next
    const thing = await at.comment(at.ben, 'One more meanwhile.')
    await at.mo.write('/moderation/decide', { decision: 'hide', rule: 'topic', things: [thing] })
  } while (next)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(seen).toHaveLength(122)
  expect(seen.map(({ at }) => at)).toEqual([...seen.map(({ at }) => at)].sort().reverse())
  const hidden = await recordFor(at.guest, '?action=Hidden')
  expect(new Set(hidden.lines.map(({ action }) => action))).toEqual(new Set(['Hidden']))
})

it('only ever grows: what is undone is told as well', async () => {
  const before = await Records.find().sort({ _id: 1 }).lean()
  const thing = await at.comment(at.ben, 'Here and there.')
  const { decided } = await at.mo.write('/moderation/decide', {
    decision: 'remove',
    rule: 'topic',
    things: [thing],
  })
  await at.mo.write('/moderation/undo', { batch: decided?.batch })
  const after = await Records.find().sort({ _id: 1 }).lean()
  const kept = new Set(after.map((record) => JSON.stringify(record)))
  for (const record of before) expect(kept).toContain(JSON.stringify(record))
  expect((await recordFor(at.guest)).lines.slice(0, 2).map(({ action }) => action)).toEqual([
    'Decision undone',
    'Removed',
  ])
})
