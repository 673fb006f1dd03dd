import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { registerAnnotations } from '../../server/annotations/annotations.entity.ts'
import { type AnnotationRecord, Annotations } from '../../server/annotations/annotations.model.ts'
import { annotate, type Within } from '../../server/annotations/annotations.service.ts'
import { reattach } from '../../server/annotations/reattach.service.ts'
import { editExcerpt } from '../../server/library/excerpts.service.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { excerptWording } from '../../server/library/passages.reader.ts'
import { newId, toId } from '../../server/platform/data/ids.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { mapAnchors } from '../../shared/annotations/place.ts'
import { startTestDatabase } from '../support/database.ts'
import { postFrom } from '../support/reports.ts'

/** Several people mark and edit one text in the same moment. Whoever comes first, no anchor is left behind. */
startTestDatabase()
registerLibrary()
registerAnnotations()

const person = (name: string, role: Actor['role'] = 'member'): Actor => ({
  id: newId().toHexString(),
  name,
  role,
})
const [ada, ben, mo, al] = [
  person('Ada'),
  person('Ben'),
  person('Mo', 'moderator'),
  person('Al', 'moderator'),
]

const first = 'Every family is written to. Arrangements are good, and records are kept. 👩‍👧 Visits are rare.'
const wordings = [
  first.replace('good', 'not good'),
  `Lately. ${first}`,
  first.replace('Every family is written to. ', ''),
  first.replace('rare', 'frequent'),
]

let reports = 0
async function posted() {
  reports += 1
  const published = new Date(Date.UTC(2011, 0, reports)).toISOString().slice(0, 10)
  const { excerpt } = await postFrom(mo, { text: first, published })
  const { id, section } = excerpt
  return {
    id,
    edit: (actor: Actor, version: number, text: string) =>
      editExcerpt(actor, id, { operation: randomUUID(), version, section, text }),
    /** `session`: made in a live session, whose writes queue on a channel of their own. */
    mark(actor: Actor, exact: string, session?: string) {
      const within: Within | undefined =
        session === undefined
          ? undefined
          : {
              session,
              lane: `session:${session}`,
              standing: async () => ({ round: null, isOwn: false }),
              marked: () => {},
            }
      const body = { operation: randomUUID(), excerpt: id, revision: 1, exact, tags: [], insists: true }
      return annotate(actor, { ...body, private: false }, within)
    },
    records: () => Annotations.find({ excerpt: toId(id) }).lean<AnnotationRecord[]>(),
  }
}

/** Where each anchor has to be, from the wording it was made on and today's alone. */
async function expectInPlace({ id, records }: Awaited<ReturnType<typeof posted>>, many: number) {
  const today = await excerptWording(id, null, null)
  const found = await records()
  expect(found).toHaveLength(many)
  for (const { target, anchor } of found) {
    const seen = await excerptWording(id, target.revision, null)
    const [placed] = mapAnchors(seen.text, today.text, [target.position])
    expect(anchor).toEqual({ revision: today.revision, ...placed })
  }
  return today
}

describe('in the same moment', () => {
  test.each([
    ['on the page', undefined],
    ['in a live session', newId().toHexString()],
  ])('marks made %s on a wording that is being edited come to stand in the new one', async (_, session) => {
    const excerpt = await posted()
    const quotes = ['family', 'Arrangements are good', 'good', '👩‍👧', 'Visits are rare', 'records', first]
    for (const [edits, text] of wordings.entries()) {
      await Promise.all([
        ...quotes.slice(0, 3).map((exact) => excerpt.mark(ada, exact, session)),
        excerpt.edit(mo, edits + 1, text),
        ...quotes.slice(3).map((exact) => excerpt.mark(ben, exact, session)),
      ])
      const today = await expectInPlace(excerpt, (edits + 1) * quotes.length)
      expect(today.revision).toBe(edits + 2)
    }
    await excerpt.edit(mo, wordings.length + 1, first)
    await expectInPlace(excerpt, wordings.length * quotes.length)
    expect(new Set((await excerpt.records()).map(({ anchor }) => anchor.state))).toEqual(new Set(['exact']))
  })

  test('of two who edit one is refused, and the anchors follow the other', async () => {
    const excerpt = await posted()
    await excerpt.mark(ada, 'records are kept')
    const edits = [excerpt.edit(mo, 1, wordings[0]!), excerpt.edit(al, 1, wordings[1]!)]
    const done = await Promise.allSettled(edits)
    const refused = done.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'changed-meanwhile' } }])
    expect((await expectInPlace(excerpt, 1)).revision).toBe(2)
  })

  test('of two who put a note elsewhere one is refused, and its former passage is kept once', async () => {
    const excerpt = await posted()
    await excerpt.mark(ada, 'Arrangements are good')
    await excerpt.edit(mo, 1, wordings[0]!)
    const [note] = await excerpt.records()
    const put = (actor: Actor, exact: string) =>
      reattach(actor, note!._id.toHexString(), { operation: randomUUID(), version: 2, revision: 2, exact })
    const done = await Promise.allSettled([put(ada, 'records'), put(mo, 'Visits')])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed-meanwhile' },
    })
    await expectInPlace(excerpt, 1)
  })

  test('an edit and a note put elsewhere end with the note in the last wording, or where it was', async () => {
    for (const order of [0, 1]) {
      const excerpt = await posted()
      await excerpt.mark(ada, 'Arrangements are good')
      await excerpt.edit(mo, 1, wordings[0]!)
      const [note] = await excerpt.records()
      const both = [
        () => excerpt.edit(al, 2, `Lately. ${wordings[0]}`),
        () =>
          reattach(ada, note!._id.toHexString(), {
            ...{ operation: randomUUID(), version: 2, revision: 2, exact: 'records are kept' },
          }),
      ]
      if (order === 1) both.reverse()
      const done = await Promise.allSettled(both.map((act) => act()))
      expect((await expectInPlace(excerpt, 1)).revision).toBe(3)
      const [now] = await excerpt.records()
      const isPut = done[order === 1 ? 0 : 1]?.status === 'fulfilled'
      expect(now?.target).toMatchObject(
        isPut ? { revision: 2, quote: { exact: 'records are kept' } } : { revision: 1 },
      )
      expect(now?.anchor.state).toBe(isPut ? 'moved' : 'changed')
    }
  })
})
