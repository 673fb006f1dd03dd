import mongoose from 'mongoose'
import { expect, test } from 'vitest'
import { come } from '../support/come.ts'
import { readPost } from '../support/posts.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const raw = readPost('as-the-blog.txt')

test('a moderator looks at what was found, confirms it, and reads it: nothing is saved before', async () => {
  const mo = await come(server().url, 'Mo', 'moderator')
  const shown = await mo.sendForm('/import', { raw })
  expect(shown.status).toBe(200)
  expect(await mongoose.connection.collection('documents').countDocuments()).toBe(0)
  const fingerprint = /name="fingerprint" value="([0-9a-f]{16})"/.exec(shown.html)?.[1] ?? ''
  // As a browser gives back what the page's hidden field holds.
  const confirmed = await mo.sendForm('/import/confirm', { raw: raw.replaceAll('\n', '\r\n'), fingerprint })
  expect(confirmed).toMatchObject({
    status: 303,
    location: '/digests/a-made-up-round-of-reports-for-testing-march-2016',
  })
  const { tables } = await mo.page(confirmed.location ?? '')
  expect(Object.keys(tables.document)).toHaveLength(4)
  expect(Object.keys(tables.comment)).toHaveLength(4)
  const again = await mo.sendForm('/import', { raw })
  expect(again.html).toContain('is here already')
})

test('importing is for moderators', async () => {
  const ada = await come(server().url, 'Ada')
  expect((await ada.send('/import', { raw })).status).toBe(403)
  expect((await ada.send('/import/confirm', { raw, fingerprint: 'x' })).status).toBe(403)
})
