import { expect, test } from 'vitest'
import { come } from '../support/come.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()

const form = {
  authority: 'Derby City',
  published: '2016-03-04',
  section: 'local-authority',
  'judgements[overall]': 'good',
  'judgements[lscb]': '',
  sourceUrl: '',
  paragraph: '29',
  page: '',
  text: 'An up-to-date list is kept.\r\n\r\nEach family is written to.',
}

test('a member posts from a report and puts it right, without script', async () => {
  const ada = await come(server().url, 'Ada')
  const posted = await ada.sendForm('/documents', form)
  expect(posted).toMatchObject({ status: 303 })
  const [path = '', id = ''] = (posted.location ?? '').split('#excerpt-')
  expect(path).toBe('/documents/derby-2016-03-04')
  const { excerpt } = (await ada.page(path)).tables
  expect(excerpt[id]).toMatchObject({
    text: 'An up-to-date list is kept.\n\nEach family is written to.',
    paragraph: '29',
    page: null,
    may: ['edit'],
  })
  const edited = { version: '1', section: 'local-authority', paragraph: '29', page: '13', text: 'Shorter.' }
  expect(await ada.sendForm(`/excerpts/${id}`, edited)).toMatchObject({
    status: 303,
    location: posted.location,
  })
  expect((await ada.page(path)).tables.excerpt[id]).toMatchObject({ text: 'Shorter.', page: 13, revision: 2 })
  const late = await ada.sendForm(`/excerpts/${id}`, {
    ...edited,
    text: 'From an old page.',
    from: `/excerpts/${id}/edit`,
  })
  expect(late).toMatchObject({ status: 409, html: expect.stringContaining('From an old page.') })
})

test('a name that is nobody’s comes back with the form and all that was written', async () => {
  const ben = await come(server().url, 'Ben')
  await ben.page('/documents/new')
  const refused = await ben.sendForm('/documents', { ...form, authority: 'Tyneside', from: '/documents/new' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('North Tyneside or South Tyneside')
  expect(refused.html).toContain('Each family is written to.')
})

test('names are found as they are typed', async () => {
  const answer = await fetch(`${server().url}/api/authorities?q=tow`)
  expect(await answer.json()).toEqual({
    authorities: [{ slug: 'tower-hamlets', name: 'Tower Hamlets', region: 'London' }],
  })
  const nothing = await fetch(`${server().url}/api/authorities?q[a]=tow`)
  expect(await nothing.json()).toEqual({ authorities: [] })
})
