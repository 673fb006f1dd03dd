import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member } = startBrowsers()
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  await makePerson('Ada')
  await makePerson('Ben')
  await makePerson('Mo', 'moderator')
})

it('somebody follows a document, is told of a thought, reads it, and sees the thread closed', async () => {
  const ada = await member(server().url, 'Ada')
  const ben = await new Visitor(server().url).logIn('Ben')
  await open(ada, place.documentPath)
  await ada.page.getByRole('button', { name: 'Follow this document' }).click()
  await ada.page.getByRole('button', { name: 'Stop following this document' }).waitFor()

  const thread = { threadKind: 'document', threadId: place.document }
  await ben.write('/comments', { ...thread, source: 'Look at the second paragraph.' })
  await ada.page.getByRole('link', { name: '1 new notifications' }).click()
  const told = ada.page.getByRole('button', { name: /Ben wrote here/ })
  await told.waitFor()
  expect(await ada.page.getByText('Look at the second paragraph.').count()).toBe(1)
  await told.click()
  await ada.page.waitForURL((url) => url.pathname === place.documentPath)
  await ada.page.getByRole('link', { name: 'Notifications' }).waitFor()

  const mo = await member(server().url, 'Mo', { javaScriptEnabled: false })
  await mo.page.goto(`/threads/document/${place.document}/tools`)
  await mo.page.getByLabel(/^Why/).fill('All is said.')
  await mo.page.getByRole('button', { name: 'Close the thread' }).click()
  await ada.page.getByText('This thread is closed: All is said.').waitFor()
  expect(await ada.page.getByRole('button', { name: /^Post/ }).count()).toBe(0)
}, 40_000)
