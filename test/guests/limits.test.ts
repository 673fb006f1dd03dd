import { beforeAll, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ limitFactor: 1 })
let place: Awaited<ReturnType<typeof sampleLibrary>>
beforeAll(async () => {
  place = await sampleLibrary()
})

it('eight comments in ten minutes come from one address; the next comes back with its words, and may go by an account', async () => {
  const thread = { threadKind: 'document', threadId: place.document, form: 'reply', from: place.documentPath }
  const post = (n: number, more = {}) => {
    const signature = { guestName: 'Ann Guest', guestEmail: `ann${n}@example.org` }
    return new Visitor(server().url).sendForm('/comments', {
      ...thread,
      ...signature,
      source: `Words ${n}`,
      ...more,
    })
  }
  for (let n = 0; n < 8; n++) expect((await post(n)).status).toBe(303)
  const refused = await post(8)
  expect(refused.status).toBe(429)
  expect(refused.html).toMatch(/<textarea[^>]*>Words 8<\/textarea>/)
  expect((await post(9, { as: 'account' })).location).toMatch(/^\/log-in/)
})

it('links can be tried and asked for twenty times in five minutes', async () => {
  const tried: number[] = []
  for (let n = 0; n < 22; n++) {
    const token = 'a'.repeat(42) + String.fromCharCode(65 + n)
    tried.push((await new Visitor(server().url).sendForm(`/guest/${token}`, { from: '/' })).status)
  }
  expect(tried.slice(0, 20)).toEqual(Array(20).fill(404))
  expect(tried.slice(20)).toEqual([429, 429])
})
