import { beforeAll, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let [ben, cleo, mo]: Visitor[] = []

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ben'), makePerson('Cleo'), makePerson('Mo', 'moderator')])
  ;[ben, cleo, mo] = await Promise.all(
    ['Ben', 'Cleo', 'Mo'].map((name) => new Visitor(server().url).logIn(name)),
  )
})

async function make(kind: 'annotation' | 'contradiction'): Promise<string> {
  const { tables } = await ben!.page(place.documentPath)
  const [excerpt] = Object.values(tables.excerpt)
  const exact = [...(excerpt?.text ?? '')].slice(0, 12).join('')
  const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document: place.document, area }))
  const { events } =
    kind === 'annotation'
      ? await ben!.write('/annotations', { excerpt: excerpt?.id, exact, start: 0, end: 12, note: 'A note.' })
      : await ben!.write('/contradictions', { type: 'uneven-standard', claim: 'A claim.', ends })
  return events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''
}

it.each([
  'annotation',
  'contradiction',
] as const)('nobody talks below a %s that was taken away, and nobody is told of it', async (kind) => {
  const id = await make(kind)
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
