import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Mails } from '../../server/mail/mails.model.ts'
import { queueMail } from '../../server/mail/queue-mail.ts'
import { startSender } from '../../server/mail/sender.ts'
import { startTestDatabase } from '../support/database.ts'
import { SmtpServer } from '../support/smtp.ts'

startTestDatabase()
let smtp: SmtpServer
let url: string
const stops: (() => Promise<void>)[] = []
let logged = ''

function sender(smtpUrl = url): void {
  const write = (line: string) => {
    logged += line
  }
  const log = pino({ level: 'debug' }, { write })
  const from = 'Counterpoint <counterpoint@example.org>'
  stops.push(startSender({ smtpUrl, from, log, firstPauseMs: 20, everyMs: 20 }))
}

const hello = { to: 'ann@example.org', subject: 'Your comment', text: 'Hello,\n\nthe link: one', about: null }
const states = async () => (await Mails.find().sort({ created: 1 }).lean()).map(({ state }) => state)

beforeEach(async () => {
  smtp = new SmtpServer()
  url = await smtp.start()
  logged = ''
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await smtp.stop()
  await Mails.deleteMany({})
})

it('delivers a mail once, as plain text, and keeps nothing of what it said', async () => {
  sender()
  await queueMail(hello)
  await expect.poll(states).toEqual(['sent'])
  const [mail, ...more] = smtp.delivered
  expect(more).toEqual([])
  expect(mail).toMatchObject({ from: 'counterpoint@example.org', to: ['ann@example.org'] })
  expect(mail?.data).toContain('Subject: Your comment')
  expect(mail?.data).toContain('Content-Type: text/plain; charset=utf-8')
  expect(mail?.data).toContain('the link: one')
  expect(await Mails.findOne().lean()).toMatchObject({ text: '', html: null, error: null })
})

it('tries again after the server was busy or hung up, under the same Message-ID, and says why meanwhile', async () => {
  smtp.answers.push('451 Try again later', 'hang up', '451 Try again later')
  sender()
  await queueMail(hello)
  await expect.poll(async () => (await Mails.findOne().lean())?.error).toContain('451')
  await expect.poll(states).toEqual(['sent'])
  expect(smtp.delivered).toHaveLength(1)
  const kept = await Mails.findOne().lean()
  expect(kept?.tries).toBe(4)
  expect(smtp.delivered[0]?.data).toContain(`<${kept?._id.toHexString()}@example.org>`)
})

it('gives up an address that the server refuses, and the log names no address', async () => {
  smtp.answers.push('550 No such mailbox')
  sender()
  await queueMail(hello)
  await expect.poll(states).toEqual(['failed'])
  expect(smtp.delivered).toEqual([])
  expect(logged).toContain('"responseCode":550')
  expect(logged).not.toContain('ann@example.org')
})

it('keeps mails through an outage', async () => {
  await smtp.stop()
  sender()
  await queueMail(hello)
  await expect.poll(async () => (await Mails.findOne().lean())?.tries).toBeGreaterThan(1)
  expect(await states()).toEqual(['waiting'])
  smtp = new SmtpServer()
  const moved = await smtp.start()
  for (const stop of stops.splice(0)) await stop()
  sender(moved)
  await expect.poll(states).toEqual(['sent'])
})

it('several senders deliver each mail once', async () => {
  for (let n = 0; n < 30; n++) await queueMail({ ...hello, to: `reader${n}@example.org` })
  sender()
  sender()
  sender()
  await expect.poll(async () => new Set(await states())).toEqual(new Set(['sent']))
  const to = smtp.delivered.flatMap((mail) => mail.to)
  expect(to.toSorted()).toEqual([...new Set(to)].toSorted())
  expect(to).toHaveLength(30)
})

it('an address gets no more than five mails an hour', async () => {
  const queued: boolean[] = []
  for (let n = 0; n < 7; n++) queued.push(await queueMail(hello))
  expect(queued).toEqual([true, true, true, true, true, false, false])
  expect(await queueMail({ ...hello, to: 'ben@example.org' })).toBe(true)
})
