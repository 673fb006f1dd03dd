import { beforeAll, expect, it } from 'vitest'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let thread: { threadKind: 'document'; threadId: string }

beforeAll(async () => {
  const { document } = await sampleLibrary()
  thread = { threadKind: 'document', threadId: document }
  ada = await come(server().url, 'Ada')
})

it('shows the wording there is beside the words that could not be saved, and saves them the second time', async () => {
  const { events } = await ada.write('/comments', { ...thread, source: 'As first written' })
  const id = events[0]?.id
  await ada.page(`/comments/${id}/edit`)
  await ada.write(`/comments/${id}`, { version: 1, source: 'As changed in another tab' })
  const back = { from: `/comments/${id}/edit`, form: 'edit-comment' }
  const refused = await ada.sendForm(`/comments/${id}`, {
    ...back,
    version: '1',
    source: 'As typed meanwhile',
  })
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('The wording now')
  expect(refused.html).toContain('<p>As changed in another tab</p>')
  expect(refused.html).toMatch(/<textarea[^>]*>As typed meanwhile/)
  expect(refused.html).toContain('name="version" value="2"')
  const saved = await ada.sendForm(`/comments/${id}`, { ...back, version: '2', source: 'As typed meanwhile' })
  expect(saved.status).toBe(303)
})
