import { beforeAll, describe, expect, it } from 'vitest'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import type { WordingChange } from '../../shared/threads/history.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let thread: { threadKind: string; threadId: string }
let path: string
let ada: Visitor
let ben: Visitor
let mo: Visitor
let guest: Visitor

beforeAll(async () => {
  const place = await sampleLibrary()
  path = place.documentPath
  thread = { threadKind: 'document', threadId: place.document }
  const { url } = server()
  ;[ada, ben, mo] = await Promise.all([come(url, 'Ada'), come(url, 'Ben'), come(url, 'Mo', 'moderator')])
  guest = new Visitor(server().url)
})

const post = async (source: string, more = {}) =>
  (await ada.write('/comments', { ...thread, source, ...more })).events[0]!.id
const edit = async (id: string, source: string) => {
  const { version } = (await ada.page(path)).tables.comment[id]!
  await ada.write(`/comments/${id}`, { version, source })
}
/** As if it had been posted, and edited so far, so many minutes ago. */
async function age(id: string, minutes: number) {
  const then = new Date(Date.now() - minutes * 60_000)
  await Comments.updateOne({ _id: id }, { created: then })
  await CommentRevisions.updateMany({ comment: id }, { until: then })
}

async function history(who: Visitor, id: string, query = ''): Promise<WordingChange[] | number> {
  const answer = await who.fetch(`/comments/${id}/history${query}`, {
    headers: { accept: 'application/json' },
  })
  if (!answer.ok) return answer.status
  const { page } = (await answer.json()) as { page: { changes: WordingChange[] } }
  return page.changes
}
const marked = (changes: WordingChange[] | number) =>
  typeof changes === 'number'
    ? changes
    : changes.map(({ pieces }) =>
        pieces
          .map(({ kind, words }) => ({ same: words, added: `+${words}+`, removed: `-${words}-` })[kind])
          .join(''),
      )

describe('the history of a comment', () => {
  it('holds what stood for all to read after half an hour, with the differences', async () => {
    const id = await post('The grade is good.')
    await edit(id, 'The grade was good.')
    expect(await history(guest, id)).toBe(404)
    expect(marked(await history(ada, id))).toEqual(['The grade -is-+was+ good.', 'The grade is good.'])
    await age(id, 40)
    await edit(id, 'The grade was *not* good.')
    expect(marked(await history(guest, id))).toEqual(['The grade was +not +good.', 'The grade was good.'])
    expect(marked(await history(mo, id))).toHaveLength(3)
    expect((await guest.page(path)).tables.comment[id]).toMatchObject({ revised: true, wording: 3 })
  })

  it('says what changed between two wordings, for a reply to the earlier one', async () => {
    const id = await post('All of them answered.')
    await age(id, 40)
    await edit(id, 'Most of them answered.')
    const reply = (
      await ben.write('/comments', { ...thread, parent: id, parentWording: 1, source: 'Not all.' })
    ).events[0]!.id
    expect((await guest.page(path)).tables.comment[reply]?.answersWording).toBe(1)
    expect(marked(await history(guest, id, '?from=1&to=2'))).toEqual(['-All-+Most+ of them answered.'])
    expect(marked(await history(guest, id, '?from=2&to=2'))).toEqual([])
  })

  it('is gone where the words are', async () => {
    const id = await post('A name that should not stand here.')
    await age(id, 40)
    await edit(id, 'Nothing.')
    await Comments.updateOne({ _id: id }, { 'moderation.state': 'removed' })
    expect([await history(guest, id), await history(ben, id)]).toEqual([404, 404])
    expect(await history(ada, id)).toHaveLength(2)
    expect(await history(mo, id)).toHaveLength(2)
    const html = await (await guest.fetch(`/comments/${id}/history`)).text()
    expect(html).not.toContain('A name that should not')
  })

  it('leaves out wordings that were never approved', async () => {
    const id = await post('Held words.')
    await Comments.updateOne({ _id: id }, { 'moderation.state': 'held' })
    await age(id, 40)
    await edit(id, 'Better words.')
    await Comments.updateOne({ _id: id }, { 'moderation.state': 'live' })
    expect(await history(guest, id)).toBe(404)
    await edit(id, 'Best words.')
    expect(marked(await history(guest, id))).toEqual(['-Better-+Best+ words.', 'Better words.'])
  })
})
