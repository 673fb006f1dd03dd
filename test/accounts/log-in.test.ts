import { beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { firstAdminLink } from '../../server/accounts/invitations.service.ts'
import { endLogins, setRole } from '../../server/accounts/rights.service.ts'
import { makePerson, password } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const url = () => server().url

beforeEach(async () => {
  await Accounts.deleteMany({})
})

const ada = { name: 'Ada', email: 'ada@example.org', password }

const loginOf = (visitor: Visitor) => visitor.cookies.get('counterpoint') ?? ''

/** Somebody on the log-in page, who has an account. */
async function atLogIn(): Promise<Visitor> {
  await makePerson('Ada')
  const visitor = new Visitor(url())
  await visitor.page('/log-in')
  return visitor
}

async function loggedIn(): Promise<Visitor> {
  const visitor = await atLogIn()
  await visitor.sendForm('/log-in', { login: 'Ada', password })
  await visitor.page('/')
  return visitor
}

describe('registering', () => {
  it('logs in at once, on the page where one was', async () => {
    const visitor = new Visitor(url())
    await visitor.page('/register?next=/authorities')
    const answer = await visitor.sendForm('/register', { ...ada, next: '/authorities' })
    expect(answer).toMatchObject({ status: 303, location: '/authorities' })
    const { viewer, notice } = await visitor.page('/authorities')
    expect(viewer).toMatchObject({ name: 'Ada', role: 'member' })
    expect(notice).toContain('Welcome, Ada')
  })

  it('by the first admin’s link makes the admin, and its page says when the link has ended', async () => {
    const link = new URL((await firstAdminLink(url())) ?? '')
    const visitor = new Visitor(url())
    const { page } = await visitor.page(link.pathname + link.search)
    const invitation = link.searchParams.get('invitation') ?? ''
    expect(page).toMatchObject({ kind: 'register', firstAdmin: invitation })
    expect(await visitor.sendForm('/register', { ...ada, invitation })).toMatchObject({ status: 303 })
    expect((await visitor.page('/')).viewer).toMatchObject({ role: 'admin' })
    const late = new Visitor(url())
    expect((await late.page(link.pathname + link.search)).page).toMatchObject({ firstAdmin: null })
    const answer = await late.sendForm('/register', {
      ...ada,
      name: 'Ben',
      email: 'b@example.org',
      invitation,
    })
    expect(answer.status).toBe(422)
    expect(await Accounts.countDocuments()).toBe(1)
  })

  it('gives the form back with what was typed, all that is wrong, and without the password', async () => {
    await makePerson('Ada')
    const visitor = new Visitor(url())
    await visitor.page('/register')
    const taken = await visitor.sendForm('/register', { ...ada, form: 'register', from: '/register' })
    expect(taken.status).toBe(409)
    expect(taken.html).toContain('Somebody has this name already.')
    expect(taken.html).toContain('There is an account with this e-mail address.')
    expect(taken.html).toContain('value="ada@example.org"')
    expect(taken.html).not.toContain(password)
    const short = await visitor.sendForm('/register', {
      ...ada,
      password: 'short',
      form: 'register',
      from: '/register',
    })
    expect(short).toMatchObject({ status: 422, html: expect.stringContaining('at least 10 characters') })
  })
})

describe('logging in', () => {
  it('gives a new login id and a new token; the old ones are worth nothing', async () => {
    const visitor = await atLogIn()
    const before = { cookie: loginOf(visitor), token: visitor.token }
    expect(before.cookie).toBeTruthy()
    expect(await visitor.sendForm('/log-in', { login: 'ada@example.org', password })).toMatchObject({
      status: 303,
    })
    expect(loginOf(visitor)).not.toBe(before.cookie)
    expect((await visitor.page('/')).viewer).toMatchObject({ name: 'Ada', role: 'member' })
    expect(visitor.token).not.toBe(before.token)
    const planted = new Visitor(url())
    planted.cookies.set('counterpoint', before.cookie)
    expect((await planted.page('/')).viewer).toMatchObject({ role: 'guest' })
  })

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const visitor = await atLogIn()
    await visitor.sendForm('/log-in', { login: 'Ada', password })
    expect(visitor.setCookie).toMatch(/^counterpoint=/)
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(visitor.setCookie).toContain(flag)
    expect(visitor.setCookie).not.toContain('Domain')
  })

  it('gives no cookie to those who only read', async () => {
    const visitor = new Visitor(url())
    await visitor.page('/')
    await visitor.fetch('/authorities')
    expect(visitor.cookies.size).toBe(0)
  })

  it('with a wrong password, or no such account, gives the same page back without the password', async () => {
    const visitor = await atLogIn()
    const form = { form: 'log-in', from: '/log-in' }
    const wrong = await visitor.sendForm('/log-in', { ...form, login: 'Ada', password: 'not my password' })
    expect(wrong.status).toBe(401)
    expect(wrong.html).toContain('The name or password is not right.')
    expect(wrong.html).toContain('value="Ada"')
    expect(wrong.html).not.toContain('not my password')
    const unknown = await visitor.sendForm('/log-in', { ...form, login: 'Eve', password })
    expect(unknown.status).toBe(401)
    expect(unknown.html).toContain('The name or password is not right.')
    expect((await visitor.page('/')).viewer).toMatchObject({ role: 'guest' })
  })

  it('goes to no other site afterwards', async () => {
    const visitor = await atLogIn()
    const answer = await visitor.sendForm('/log-in', { login: 'Ada', password, next: '//elsewhere.example/' })
    expect(answer).toMatchObject({ status: 303, location: '/' })
  })

  it('brings back what was being written, to the person who wrote it only', async () => {
    const visitor = await atLogIn()
    const words = { authority: 'Bristol', text: 'Words that took an hour' }
    const sent = await visitor.sendForm('/documents', {
      ...words,
      form: 'post-excerpt',
      from: '/documents/new',
    })
    expect(sent).toMatchObject({ status: 303, location: '/log-in?next=%2Fdocuments%2Fnew' })
    const answer = await visitor.sendForm('/log-in', { login: 'Ada', password })
    expect(answer).toMatchObject({ status: 303, location: '/documents/new' })
    const { form } = await visitor.page('/documents/new')
    expect(form).toMatchObject({ form: 'post-excerpt', values: words, draft: true })

    await makePerson('Ben')
    await visitor.sendForm('/log-in', { login: 'Ben', password })
    expect(await visitor.page('/documents/new')).toMatchObject({ viewer: { name: 'Ben' }, form: null })
  })
})

describe('logging out', () => {
  it('ends the login for good, with a new id, and keeps nothing that was written', async () => {
    const visitor = await loggedIn()
    const before = loginOf(visitor)
    expect(await visitor.sendForm('/log-out', {})).toMatchObject({ status: 303, location: '/' })
    const { viewer, notice } = await visitor.page('/')
    expect(viewer).toMatchObject({ id: null, role: 'guest' })
    expect(notice).toBe('You are logged out.')
    expect(loginOf(visitor)).not.toBe(before)
    visitor.cookies.set('counterpoint', before)
    expect((await visitor.page('/')).viewer).toMatchObject({ role: 'guest' })
  })

  it('on one device leaves the other logged in; ending all logins ends both', async () => {
    const phone = await loggedIn()
    const desk = new Visitor(url())
    await desk.page('/log-in')
    await desk.sendForm('/log-in', { login: 'Ada', password })
    await phone.sendForm('/log-out', {})
    const { viewer } = await desk.page('/')
    expect(viewer).toMatchObject({ name: 'Ada' })
    await endLogins(viewer.id ?? '')
    expect((await desk.page('/')).viewer).toMatchObject({ role: 'guest' })
  })
})

describe('rights', () => {
  it('change with the role at once, without logging in again', async () => {
    const visitor = await loggedIn()
    const admin = await makePerson('Grace', 'admin')
    const { viewer } = await visitor.page('/')
    expect(viewer.may).not.toContain('import')
    await setRole(admin, viewer.id ?? '', 'moderator')
    expect((await visitor.page('/')).viewer).toMatchObject({
      role: 'moderator',
      may: expect.arrayContaining(['import']),
    })
  })
})

describe('forms that are not from our own page', () => {
  it.each([
    ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    [
      'another origin of a browser that says no more',
      { origin: 'https://elsewhere.example', 'sec-fetch-site': '' },
    ],
    ['a hidden origin', { origin: 'null' }],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_from, headers) => {
    const visitor = await atLogIn()
    expect(await visitor.sendForm('/log-in', { login: 'Ada', password }, headers)).toMatchObject({
      status: 403,
    })
    expect((await visitor.page('/')).viewer).toMatchObject({ role: 'guest' })
  })

  it.each([
    ['none', ''],
    ['somebody else’s', 'x'.repeat(32)],
  ])('are refused with a wrong token: %s', async (_which, token) => {
    const visitor = await atLogIn()
    const answer = await visitor.sendForm('/log-in', { login: 'Ada', password, token })
    expect(answer.status).toBe(403)
    expect((await visitor.page('/')).viewer).toMatchObject({ role: 'guest' })
  })

  it('cannot log anybody out', async () => {
    const visitor = await loggedIn()
    const answer = await visitor.sendForm('/log-out', { token: 'guessed' })
    expect(answer.status).toBe(403)
    expect((await visitor.page('/')).viewer).toMatchObject({ name: 'Ada' })
  })
})
