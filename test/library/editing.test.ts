import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { onExcerptEdited } from '../../server/library/excerpt-edits.ts'
import { excerptWithRevisions } from '../../server/library/excerpts.reader.ts'
import { editExcerpt } from '../../server/library/excerpts.service.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { excerptWording } from '../../server/library/passages.reader.ts'
import { type Actor, guest } from '../../shared/accounts/actor.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { startTestDatabase } from '../support/database.ts'
import { postFrom, shownBy } from '../support/reports.ts'

startTestDatabase()
registerLibrary()

const ada: Actor = { id: 'a'.repeat(24), name: 'Ada', role: 'member' }
const ben: Actor = { id: 'b'.repeat(24), name: 'Ben', role: 'member' }
const mo: Actor = { id: 'c'.repeat(24), name: 'Mo', role: 'moderator' }

const told: { excerpt: string; text: string; revision: number; before: string }[] = []
let failing = false
onExcerptEdited(async (tx, excerpt, { text, revision }) => {
  const former = await excerptWording(excerpt, revision - 1, tx.session)
  told.push({ excerpt, text, revision, before: former.text })
  if (failing) throw new Error('An anchor could not be moved')
})
afterEach(() => {
  told.length = 0
  failing = false
})

const edit = (
  actor: Actor,
  excerpt: ExcerptView,
  changes: { text?: string; section?: 'lscb'; version?: number },
) =>
  editExcerpt(actor, excerpt.id, {
    operation: randomUUID(),
    version: excerpt.version,
    section: excerpt.section,
    text: excerpt.text,
    ...changes,
  })

let n = 0
/** An excerpt of Ada's in a report of its own. */
const post = async () => {
  n += 1
  return (
    await postFrom(ada, { published: `2015-01-${String(n).padStart(2, '0')}`, text: 'The first wording.' })
  ).excerpt
}

describe('editing an excerpt', () => {
  test('keeps every wording, with who put it there', async () => {
    const first = await post()
    const { excerpt: second } = shownBy(await edit(ada, first, { text: 'The second wording.' }))
    const { excerpt: third } = shownBy(await edit(mo, second, { text: 'The third wording.' }))
    expect(third).toMatchObject({ revision: 3, version: 3, creator: { name: 'Ada' } })
    const { revisions } = await excerptWithRevisions(first.id, guest)
    expect(revisions.map(({ revision, text, editor }) => [revision, text, editor])).toEqual([
      [3, 'The third wording.', 'Mo'],
      [2, 'The second wording.', 'Ada'],
      [1, 'The first wording.', 'Ada'],
    ])
    expect((await excerptWording(first.id, 2, null)).text).toBe('The second wording.')
    await expect(excerptWording(first.id, 4, null)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('takes along what is anchored in it, in the same transaction', async () => {
    const first = await post()
    await edit(ada, first, { text: 'The second wording.' })
    expect(told).toEqual([
      { excerpt: first.id, text: 'The second wording.', revision: 2, before: 'The first wording.' },
    ])
    failing = true
    const { excerpt } = await excerptWithRevisions(first.id, ada)
    await expect(edit(ada, excerpt, { text: 'Not to be.' })).rejects.toThrow('An anchor')
    expect((await excerptWithRevisions(first.id, ada)).revisions[0]?.text).toBe('The second wording.')
  })

  test('another section alone makes no new wording', async () => {
    const first = await post()
    const { excerpt } = shownBy(await edit(ada, first, { section: 'lscb' }))
    expect(excerpt).toMatchObject({ section: 'lscb', revision: 1, version: 2 })
    expect(told).toEqual([])
  })

  test('another section moves it to its place in the report, and screens are told', async () => {
    const first = await post()
    const published = `2015-01-${String(n).padStart(2, '0')}`
    const { excerpt: second } = await postFrom(ada, { published, text: 'The next remark.' })
    const { document } = shownBy(await edit(ada, first, { section: 'lscb' }))
    expect(document).toMatchObject({ excerpts: [second.id, first.id], version: 3 })
    expect((await excerptWithRevisions(first.id, guest)).document).toEqual(document)
  })

  test('is refused when somebody else was there first', async () => {
    const first = await post()
    await edit(mo, first, { text: 'The moderator’s wording.' })
    await expect(edit(ada, first, { text: 'Ada’s wording.' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('is for who posted it and for moderators', async () => {
    const first = await post()
    await expect(edit(ben, first, { text: 'Ben’s.' })).rejects.toMatchObject({ code: 'not-allowed' })
    const silenced: Actor = { ...ada, role: 'reader' }
    await expect(edit(silenced, first, { text: 'Mine.' })).rejects.toMatchObject({ code: 'not-allowed' })
    for (const [actor, may] of [
      [ada, ['edit']],
      [mo, ['edit']],
      [ben, []],
      [guest, []],
    ] as const) {
      expect((await excerptWithRevisions(first.id, actor)).excerpt.may).toEqual(may)
    }
  })
})
