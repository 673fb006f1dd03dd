import { afterAll, beforeAll, expect, it } from 'vitest'
import { lines } from '../support/connect.ts'
import { moderatedLibrary } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const open = lines()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})
afterAll(() => open.end())

it('members and guests find no queue: by page, by request, by socket, in their own answers', async () => {
  const channel = 'moderation:queue'
  const heldOf = async () =>
    at.nia.write('/comments', {
      threadKind: 'document',
      threadId: at.document,
      source: 'This is held.',
    })
  const mo = await open.open(at.mo)
  const people = [
    { who: at.ben, page: 403, api: 403, write: 403 },
    { who: at.nia, page: 403, api: 403, write: 403 },
    { who: at.guest, page: 303, api: 401, write: 401 },
  ]
  const watching = await Promise.all(
    people.map(async ({ who }) => {
      const line = await open.open(who)
      expect(await line.ask('watch', { [channel]: 0 })).toEqual([])
      return line
    }),
  )
  await mo.ask('watch', { [channel]: 0 })
  const answer = await heldOf()
  expect(JSON.stringify(answer)).not.toContain(channel)
  const [held] = answer.events
  const thing = { kind: 'comment', id: held?.id, version: 1 }
  await expect.poll(() => JSON.stringify(mo.heard)).toContain('case.changed')
  for (const line of watching) expect(JSON.stringify(line.heard)).not.toContain('case.changed')

  const impact = `/api/moderation/impact?decision=remove&things=comment+${thing.id}+1`
  for (const { who, page, api, write } of people) {
    for (const path of ['/moderation', `/moderation/review?decision=remove&things=comment+${thing.id}+1`])
      expect((await who.fetch(path, { headers: { accept: 'text/html' } })).status).toBe(page)
    expect((await who.fetch(impact, { headers: { accept: 'application/json' } })).status).toBe(api)
    const caught = await who.fetch(`/api/changes?since[${channel}]=0`)
    expect(await caught.json()).toEqual([])
    for (const [path, body] of [
      ['/moderation/decide', { decision: 'approve', things: [thing] }],
      ['/moderation/undo', { batch: crypto.randomUUID() }],
      [`/moderation/appeals/${thing.id}`, { ...thing, outcome: 'upheld', answer: 'No.' }],
      ['/moderation/erase', { ...thing, rule: 'law' }],
    ] as const) {
      expect([path, (await who.send(path, body)).status]).toEqual([path, write])
    }
  }
})

it('nobody’s e-mail address is on a card', async () => {
  const html = await (await at.mo.fetch('/moderation', { headers: { accept: 'text/html' } })).text()
  expect(html).toContain('This is held.')
  expect(html).not.toContain('@example.org')
})
