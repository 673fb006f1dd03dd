import { beforeAll, expect, it } from 'vitest'
import { make } from '../support/below.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let [ben, cleo, mo]: Visitor[] = []

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ;[ben, cleo, mo] = await Promise.all([come(url, 'Ben'), come(url, 'Cleo'), come(url, 'Mo', 'moderator')])
})

it.each([
  'annotation',
  'contradiction',
] as const)('nobody talks below what was taken away (%s), and nobody is told of it', async (kind) => {
  const id = await make(kind, ben!, place)
  const say = (who: Visitor) =>
    who.send('/comments', { threadKind: kind, threadId: id, source: 'Do you see this, @Cleo?' })
  const decide = async (decision: string, version: number) =>
    mo!.write('/moderation/decide', { decision, rule: 'topic', things: [{ kind, id, version }] })
  await decide('remove', 1)
  for (const who of [ben!, mo!])
    expect(await say(who)).toMatchObject({ status: 403, body: { error: { code: 'closed' } } })
  expect((await say(cleo!)).status).toBe(404)
  await decide('restore', 2)
  expect((await say(ben!)).status).toBe(200)
  // The one that everybody can read comes, and only that.
  const told = async () => Object.values((await cleo!.page('/notifications')).tables.notification)
  await expect.poll(async () => (await told()).some(({ href }) => href.startsWith('/comments/'))).toBe(true)
  expect((await told()).filter(({ gone }) => gone)).toEqual([])
})

it('a claim that was taken away is named to nobody who wrote below it, nor to who would report that', async () => {
  const claim = 'A claim with words that go.'
  const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document: place.document, area }))
  const { events } = await ben!.write('/contradictions', { type: 'uneven-standard', claim, ends })
  const id = events.find(({ type }) => type === 'contradiction.changed')?.id ?? ''
  const thread = { threadKind: 'contradiction', threadId: id }
  const { location } = await cleo!.write('/comments', { ...thread, source: 'Said below it.' })
  await cleo!.send('/drafts', { ...thread, source: 'Half a sen', based: 0, tab: 'one' })
  const guest = new Visitor(server().url)
  const said = location.replace(/.*comment-/, '')
  const asked: [who: Visitor, path: string][] = [
    [cleo!, '/account'],
    [cleo!, '/drafts'],
    [cleo!, '/account/export.json'],
    [cleo!, `/people/${cleo!.id}`],
    [guest, `/flag/comment/${said}`],
  ]
  const namedAt = async ([who, path]: (typeof asked)[number]) =>
    (await (await who.fetch(path, { headers: { accept: 'application/json' } })).text()).includes(claim)
  expect(await Promise.all(asked.map(namedAt))).toContain(true)
  const things = [{ kind: 'contradiction', id, version: 1 }]
  await mo!.write('/moderation/decide', { decision: 'remove', rule: 'topic', things })
  for (const each of asked) expect([each[1], await namedAt(each)]).toEqual([each[1], false])
  const comment = [{ kind: 'comment', id: said, version: 1 }]
  await mo!.write('/moderation/decide', { decision: 'remove', rule: 'topic', things: comment })
  expect(await namedAt([cleo!, `/appeals/comment/${said}`])).toBe(false)
})
