import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Line, lines } from '../support/connect.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { everyPage } from '../support/every-page.ts'
import { lastMail, openMailedLink, postAs } from '../support/guests.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = lines()
const email = 'secret.address@example.org'
const signature = { guestName: 'Ann Guest', guestEmail: email, guestAnswers: 'yes' }
let at: Awaited<ReturnType<typeof discussedLibrary>>
const readers: { name: string | null; visitor: Visitor; line: Line }[] = []
let held: string
/** Tokens of every mail to the guest. */
let tokens: string[]

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  await makePerson('Mo', 'moderator')
  for (const name of [null, 'Ben', 'Mo', 'Ada']) {
    const visitor = new Visitor(server().url)
    if (name) await visitor.logIn(name)
    const line = await open.open(visitor)
    const { channels } = await visitor.page(at.documentPath)
    const since = Object.fromEntries(Object.keys(channels).map((channel) => [channel, 0]))
    await line.ask('watch', since)
    readers.push({ name, visitor, line })
  }
  const [, ben, mo] = readers.map(({ visitor }) => visitor) as [Visitor, Visitor, Visitor]
  const ann = new Visitor(server().url)
  const approved = await postAs(ann, at.document, signature, 'Approved words.')
  const version = (await mo.page(at.documentPath)).tables.comment[approved]?.version
  await mo.write('/moderation/decide', {
    decision: 'approve',
    things: [{ kind: 'comment', id: approved, version }],
  })
  await openMailedLink(ann, (await lastMail(email)).link)
  await postAs(ann, at.document, signature, 'Live at once.')
  const thread = { threadKind: 'document', threadId: at.document }
  await ben.write('/comments', { ...thread, parent: approved, source: 'An answer to a guest.' })
  const unproved = new Visitor(server().url)
  held = await postAs(unproved, at.document, signature, 'heldwords')
  const mails = await mongoose.connection.collection('mails').find({ to: email }).toArray()
  tokens = mails.map(({ text }) => /\/guest\/([\w-]{43})/.exec(text)?.[1] ?? '')
})
afterAll(() => open.end())

const secrets = () => [email, ...tokens]

it('the guest was written to: that it waits, that it was approved, that somebody answered, that another waits', () => {
  expect(tokens).toHaveLength(4)
  expect(new Set(tokens).size).toBe(4)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
})

describe('neither address nor link is in', () => {
  it('any page or its state, for anybody', async () => {
    const addresses = [
      ...new Set(everyPage.map(([, , path]) => path(at))),
      '/moderation',
      '/my-comments',
      '/guest',
    ]
    for (const { name, visitor } of readers) {
      for (const path of addresses) {
        for (const accept of ['text/html', 'application/json']) {
          const words = await (await visitor.fetch(path, { headers: { accept } })).text()
          // Of the guest admins see the address where mails are, and nowhere else.
          if (name === 'Ada' && path === '/admin/outbox') continue
          for (const secret of secrets()) expect(words.includes(secret), `${path} for ${name}`).toBe(false)
        }
      }
    }
  })

  it('what connections and catching up tell, nor are words that await moderation but for moderators', async () => {
    for (const { name, visitor, line } of readers) {
      const { channels } = await visitor.page(at.documentPath)
      const query = Object.keys(channels).map((channel) => `since[${channel}]=0`)
      const caughtUp = await (await visitor.fetch(`/api/changes?${query.join('&')}`)).text()
      const told = JSON.stringify(line.heard) + caughtUp
      expect(told).toContain('Live at once.')
      for (const secret of secrets()) expect(told.includes(secret), `told to ${name}`).toBe(false)
      expect(told.includes('heldwords'), `told to ${name}`).toBe(name === 'Mo' || name === 'Ada')
    }
  })

  it('what is taken away: a document’s exports, an account’s', async () => {
    const [, ben] = readers as [unknown, { visitor: Visitor }]
    for (const path of [
      `${at.documentPath}/export.jsonld`,
      `${at.documentPath}/export.csv`,
      '/account/export.json',
    ]) {
      const answer = await ben.visitor.fetch(path)
      expect(answer.status, path).toBe(200)
      const words = await answer.text()
      for (const secret of secrets()) expect(words.includes(secret), path).toBe(false)
      expect(words.includes('heldwords'), path).toBe(false)
    }
  })

  it('the database, but for the guest’s own record and the mails', async () => {
    const found = new Set<string>()
    for (const { name } of await mongoose.connection.listCollections()) {
      const kept = JSON.stringify(await mongoose.connection.collection(name).find().toArray())
      for (const secret of secrets()) if (kept.includes(secret)) found.add(`${name}: ${secret}`)
    }
    const allowed = [`guests: ${email}`, `mails: ${email}`, ...tokens.map((token) => `mails: ${token}`)]
    expect([...found].toSorted()).toEqual(allowed.toSorted())
  })
})

it('the comment that waits has no address for others', async () => {
  for (const { name, visitor } of readers) {
    const { status } = await visitor.fetch(`/comments/${held}`)
    expect(status, `for ${name}`).toBe(name === 'Mo' || name === 'Ada' ? 303 : 404)
  }
})
