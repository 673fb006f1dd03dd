import { beforeAll, describe, expect, it } from 'vitest'
import type { MessageView } from '../../shared/live-sessions/views.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ben: Visitor
let mo: Visitor
let guest: Visitor
let path: string

beforeAll(async () => {
  const { digest } = await sampleLibrary()
  const { url } = server()
  ada = await come(url, 'Ada')
  ben = await come(url, 'Ben')
  mo = await come(url, 'Mo', 'moderator')
  guest = new Visitor(url)
  path = await startSession(ada, `digest:${digest}`)
  await ben.write(`${path}/join`, {})
})

const heard = async (who: Visitor): Promise<MessageView[]> =>
  Object.values((await who.page(path)).tables.message)

async function say(who: Visitor, source: string): Promise<string> {
  const { events } = await who.write(`${path}/messages`, { source })
  return events.find(({ type }) => type === 'message.changed')?.id ?? ''
}

describe('the chat of a session', () => {
  it('is heard by everybody who watches, and spoken by who takes part', async () => {
    const id = await say(ben, 'Look at the *third* report.')
    const [message] = (await heard(guest)).filter((each) => each.id === id)
    expect(message).toMatchObject({ creator: { name: 'Ben' }, state: 'live', may: ['flag'] })
    expect(message?.html).toContain('<em>third</em>')
    expect(codeOf(await guest.send(`${path}/messages`, { source: 'Hello.' }))).toBe('log-in-needed')
    expect(codeOf(await mo.send(`${path}/messages`, { source: 'Hello.' }))).toBe('not-joined')
  })

  it('lets its people take back what they said, and bring it back', async () => {
    const id = await say(ben, 'That was premature.')
    await ben.write(`/messages/${id}/withdraw`, { version: 1 })
    expect((await heard(guest)).find((each) => each.id === id)).toMatchObject({
      state: 'withdrawn',
      html: null,
    })
    expect(codeOf(await ada.send(`/messages/${id}/restore`, { version: 2 }))).toBe('not-allowed')
    await ben.write(`/messages/${id}/restore`, { version: 2 })
    expect((await heard(guest)).find((each) => each.id === id)?.html).toContain('premature')
  })

  it('is moderated as everything is: judged, reported, removed', async () => {
    const nudged = await ben.send(`${path}/messages`, { source: 'Ring her on 07700 900123.' })
    expect(nudged.body).toMatchObject({ error: { code: 'nudge', fields: [{ field: 'source' }] } })
    const { events } = await ben.write(`${path}/messages`, {
      source: 'Ring her on 07700 900123.',
      insists: true,
    })
    const held = events.find(({ type }) => type === 'message.changed')?.id ?? ''
    expect((await heard(guest)).find(({ id }) => id === held)).toBeUndefined()
    expect((await heard(ben)).find(({ id }) => id === held)?.state).toBe('held')
    expect((await mo.page('/moderation')).tables.case[held]).toMatchObject({ kind: 'message' })

    const rude = await say(ben, 'That inspector is a fool.')
    await ada.write('/flags', { kind: 'message', id: rude, rule: 'respect', detail: '' })
    const things = [`message ${rude} 1`]
    await mo.write('/moderation/decide', { decision: 'remove', rule: 'respect', message: 'Please.', things })
    const seen = (await heard(guest)).find(({ id }) => id === rude)
    expect(seen?.html ?? null).toBeNull()
    expect((await heard(ben)).find(({ id }) => id === rude)).toMatchObject({
      state: 'removed',
      may: ['withdraw', 'appeal'],
    })
    expect(await miscounted()).toEqual([])
  })
})
