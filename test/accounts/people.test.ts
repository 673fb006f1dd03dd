import { beforeAll, expect, it } from 'vitest'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ids: Record<'Ada' | 'Ben', string>

beforeAll(async () => {
  const [ada, ben] = await Promise.all([makePerson('Ada', 'admin'), makePerson('Ben')])
  ids = { Ada: ada.id, Ben: ben.id }
})

const visitor = (name: string) => new Visitor(server().url).logIn(name)

it('shows everybody’s role and e-mail address to an admin, and to nobody else', async () => {
  const ada = await visitor('Ada')
  const { page } = await ada.page('/people')
  expect(page).toMatchObject({
    kind: 'people',
    people: [
      { name: 'Ada', role: 'admin' },
      { name: 'Ben', role: 'member' },
    ],
  })
  const ben = await visitor('Ben')
  const answer = await ben.fetch('/people', { headers: { accept: 'text/html' } })
  expect(answer.status).toBe(403)
  expect(await answer.text()).not.toContain('ada@example.org')
})

it('appoints a moderator with a form, and says so on the next page', async () => {
  const ada = await visitor('Ada')
  await ada.page('/people')
  const answer = await ada.sendForm(`/people/${ids.Ben}/role`, {
    role: 'moderator',
    from: '/people',
    form: 'set-role',
  })
  expect(answer).toMatchObject({ status: 303, location: '/people' })
  const { notice } = await ada.page('/people')
  expect(notice).toBe('Ben is a moderator now.')
  expect((await (await visitor('Ben')).page('/')).viewer.role).toBe('moderator')
})

it('keeps the last admin, and says what to do first', async () => {
  const ada = await visitor('Ada')
  await ada.page('/people')
  const answer = await ada.sendForm(`/people/${ids.Ada}/role`, {
    role: 'member',
    from: '/people',
    form: 'set-role',
  })
  expect(answer.status).toBe(403)
  expect(answer.html).toContain('Please appoint another one first.')
})
