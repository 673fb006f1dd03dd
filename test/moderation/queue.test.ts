import { beforeAll, expect, it } from 'vitest'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { newId } from '../../server/platform/data/ids.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { moderatedLibrary } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
let excerpt: { id: string; text: string }
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
  excerpt = Object.values((await at.ben.page(at.documentPath)).tables.excerpt)[0] as typeof excerpt
})

async function queue(query = '') {
  const { page, tables } = await at.mo.page(`/moderation${query}`)
  if (page.kind !== 'moderation') throw new Error('This is not the queue')
  return { ...page, table: tables.case }
}

const held = { 'moderation.state': 'held', 'moderation.reasons': [{ phase: 'links', detail: '' }] }

/** A note and a contradiction of Ben's, held. */
async function noteAndContradiction() {
  const exact = [...excerpt.text].slice(0, 10).join('')
  const note = { excerpt: excerpt.id, exact, start: 0, end: 10, note: 'A note.' }
  const made = await at.ben.write('/annotations', note)
  const ends = ['overall', 'leadership'].map((area) => ({ kind: 'field', document: at.document, area }))
  const proposal = { type: 'tone-v-overall', claim: 'They & they disagree.', ends }
  const proposed = await at.ben.write('/contradictions', proposal)
  const [annotation, contradiction] = [made.events[0]?.id ?? '', proposed.events[0]?.id ?? '']
  await Annotations.updateOne({ _id: annotation }, { $set: held })
  await Contradictions.updateOne({ _id: contradiction }, { $set: held })
  return { annotation, contradiction }
}

it('has comments, notes and contradictions, and narrows to a kind, an author and a reason', async () => {
  const comment = await at.comment(at.nia, 'A first comment.')
  const { annotation, contradiction } = await noteAndContradiction()
  const all = await queue()
  expect(all.cases).toEqual([comment.id, annotation, contradiction])
  expect(all.table[annotation]).toMatchObject({
    kind: 'annotation',
    html: expect.stringContaining('A note.'),
  })
  expect(all.table[contradiction]).toMatchObject({ html: '<p>They &amp; they disagree.</p>' })
  expect((await queue('?kind=annotation')).cases).toEqual([annotation])
  expect((await queue(`?author=${at.ben.id}`)).cases).toEqual([annotation, contradiction])
  expect((await queue(`?author=${at.ben.id}&kind=comment`)).cases).toEqual([])
  expect((await queue('?phase=links')).cases).toEqual([annotation, contradiction])
  expect((await queue('?queue=spam')).cases).toEqual([])

  const things = [
    { kind: 'annotation', id: annotation, version: 1 },
    { kind: 'contradiction', id: contradiction, version: 1 },
    comment,
  ]
  const { decided } = await at.mo.write('/moderation/decide', { decision: 'approve', things })
  expect(decided?.done).toBe(3)
  const { tables } = await at.guest.page(at.documentPath)
  expect(tables.annotation[annotation]).toMatchObject({ state: 'live' })
  expect(tables.contradiction[contradiction]).toMatchObject({ state: 'live' })
  expect((await queue('?queue=decided')).cases.toSorted()).toEqual(things.map(({ id }) => id).toSorted())
})

it('comes in parts: nothing skipped or doubled while others write and colleagues decide', async () => {
  const first = await Comments.findOne().lean()
  if (!first) throw new Error('There is no comment')
  const begun = Date.now() - 1_000_000
  const moderation = { ...first.moderation, state: 'held' as const, verdict: null }
  const many = Array.from({ length: 130 }, (_, n) => {
    const _id = newId()
    // Several at one moment.
    return { ...first, _id, root: _id, moderation, version: 1, created: new Date(begun + Math.floor(n / 4)) }
  })
  await Comments.collection.insertMany(many)
  const before = many.map(({ _id }) => _id.toHexString())
  const seen: string[] = []
  let part = await queue()
  expect(part.totals.pending).toBe(130)
  expect(part.cases).toHaveLength(50)
  for (;;) {
    seen.push(...part.cases)
    const [gone] = part.cases
    await at.max.write('/moderation/decide', {
      decision: 'spam',
      rule: 'spam',
      things: [{ kind: 'comment', id: gone, version: 1 }],
    })
    await Comments.collection.insertOne({ ...first, _id: newId(), moderation, created: new Date() })
    if (part.next === null) break
    part = await queue(`?after=${part.next}`)
  }
  expect(seen.slice(0, 130)).toEqual(before)
  expect(new Set(seen).size).toBe(seen.length)
  for (const wrong of ['nonsense', '12', '-', '12-34', 'NaN-6b02846c98fc593e15810f42'])
    expect((await at.mo.fetch(`/moderation?after=${wrong}`)).status).toBe(404)
})
