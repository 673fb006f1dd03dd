import { beforeAll, describe, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

/** Who may do what about the chat and the notes of a session, and about a message of Ben's, all said in one table. */
const server = startTestServer()
const names = ['a guest', 'Cy', 'Ada', 'Ben', 'Dan', 'Mo', 'Al'] as const
type Name = (typeof names)[number]
let people: Record<Name, Visitor>
let path: string

beforeAll(async () => {
  const { digest } = await sampleLibrary()
  await Promise.all([
    ...['Ada', 'Ben', 'Cy', 'Dan'].map((name) => makePerson(name)),
    makePerson('Mo', 'moderator'),
    makePerson('Al', 'admin'),
  ])
  const entries = await Promise.all(
    names.map(async (name): Promise<[Name, Visitor]> => {
      const visitor = new Visitor(server().url)
      return [name, name === 'a guest' ? visitor : await visitor.logIn(name)]
    }),
  )
  people = Object.fromEntries(entries) as Record<Name, Visitor>
  path = await startSession(people.Ada, `digest:${digest}`)
  for (const name of ['Ben', 'Dan'] as const) await people[name].write(`${path}/join`, {})
  await people.Ada.write(`${path}/seats/${people.Dan.id}`, { muted: true })
})

const update = () => Buffer.from([0, 0]).toString('base64')
let said = 0
/** Something that Ben said; answers its id. */
async function bens(): Promise<string> {
  said += 1
  const { events } = await people.Ben.write(`${path}/messages`, { source: `Something, ${said}.` })
  return events.find(({ type }) => type === 'message.changed')!.id
}
const codeOf = ({ status, body }: { status: number; body: unknown }) =>
  status === 200 ? 'may' : (body as { error: { code: string } }).error.code

/** Ada is the host; Cy has no seat; Dan is muted. */
const table: [
  what: string,
  act: (who: Visitor) => Promise<{ status: number; body: unknown }>,
  Record<Name, string>,
][] = [
  [
    'say something',
    (who) => who.send(`${path}/messages`, { source: 'Good morning.' }),
    {
      'a guest': 'log-in-needed',
      Cy: 'not-joined',
      Ada: 'may',
      Ben: 'may',
      Dan: 'muted',
      Mo: 'not-joined',
      Al: 'not-joined',
    },
  ],
  [
    'write in the notes',
    (who) => who.send(`${path}/notes`, { update: update() }),
    {
      'a guest': 'log-in-needed',
      Cy: 'not-joined',
      Ada: 'may',
      Ben: 'may',
      Dan: 'muted',
      Mo: 'not-joined',
      Al: 'not-joined',
    },
  ],
  [
    'take back what Ben said',
    async (who) => who.send(`/messages/${await bens()}/withdraw`, { version: 1 }),
    {
      'a guest': 'log-in-needed',
      Cy: 'not-allowed',
      Ada: 'not-allowed',
      Ben: 'may',
      Dan: 'not-allowed',
      Mo: 'not-allowed',
      Al: 'not-allowed',
    },
  ],
  [
    'report what Ben said',
    async (who) => who.send('/flags', { kind: 'message', id: await bens(), rule: 'topic', detail: '' }),
    { 'a guest': 'may', Cy: 'may', Ada: 'may', Ben: 'not-allowed', Dan: 'may', Mo: 'may', Al: 'may' },
  ],
  [
    'remove what Ben said',
    async (who) =>
      who.send('/moderation/decide', {
        decision: 'remove',
        rule: 'topic',
        things: [{ kind: 'message', id: await bens(), version: 1 }],
      }),
    {
      'a guest': 'log-in-needed',
      Cy: 'not-allowed',
      Ada: 'not-allowed',
      Ben: 'not-allowed',
      Dan: 'not-allowed',
      Mo: 'may',
      Al: 'may',
    },
  ],
]

describe('in a session', () => {
  it.each(table)('who may %s', async (_what, act, expected) => {
    const found: Record<string, string> = {}
    for (const name of names) found[name] = codeOf(await act(people[name]))
    expect(found).toEqual(expected)
  })
})
