import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CatchUp, Channel, LiveEvent } from '../../shared/live/contract.ts'
import { pages, reads } from '../moderation/doors.ts'
import { come } from '../support/come.ts'
import { type Line, lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, roomOf, startSession } from '../support/sessions.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

/** What Ben marks in a blind round is nobody's but Ben's, by whatever door somebody looks for it. */
const server = startTestServer()
const open = lines()
const secret = 'Quizzaciously unseen'
const people: Record<string, Visitor> = {}
let place: Awaited<ReturnType<typeof sampleLibrary>>
let path: string
let text: Awaited<ReturnType<typeof firstTextOf>>
let mark: string

beforeAll(async () => {
  const { url } = server()
  place = await sampleLibrary()
  const roles = { Ada: 'member', Ben: 'member', Cem: 'member', Mo: 'moderator', Al: 'admin' } as const
  for (const [name, role] of Object.entries(roles)) people[name] = await come(url, name, role)
  people['a guest'] = new Visitor(url)
  await people['a guest'].page('/')
  path = await startSession(who('Ada'), `document:${place.document}`)
  for (const name of ['Ben', 'Cem', 'Mo']) await who(name).write(`${path}/join`, {})
  for (const name of ['Cem', 'Mo'])
    await who(name).write('/follow', { kind: 'document', of: place.document, on: true })
  await who('Ada').write(`${path}/rounds`, {})
  text = await firstTextOf(who('Ben'), path)
  mark = await markInSession(who('Ben'), path, text, 3, 24, secret)
})
afterEach(() => open.end())

function who(name: string): Visitor {
  const person = people[name]
  if (!person) throw new Error(`Nobody is called ${name}`)
  return person
}
const others = ['a guest', 'Cem', 'Ada', 'Mo', 'Al'] as const
const id = () => path.split('/').at(-1) ?? ''

/** Every address that a door can have here: with the mark, the session, its text, its author or its document in it. */
function addressesOf(door: string): string[] {
  const ids = [mark, id(), text.id, place.document, who('Ben').id ?? '']
  const slugs = [place.documentPath, place.digestPath].map((each) => each.split('/').at(-1) ?? '')
  const kinds = ['annotation', 'session', 'document']
  const fill = (paths: string[], name: string, values: string[]) =>
    paths.flatMap((each) => (each.includes(name) ? values.map((value) => each.replace(name, value)) : [each]))
  let paths = [door]
  paths = fill(paths, ':revision', ['1'])
  paths = fill(paths, ':kind', kinds)
  paths = fill(paths, ':slug', slugs)
  paths = fill(paths, ':token', ['x'.repeat(43)])
  return fill(paths, ':id', ids)
}

/** Cards, forms and lists that are asked for something. */
const asked = (): string[] => [
  `/moderation?queue=recent`,
  `/moderation?queue=held`,
  `/flag/annotation/${mark}`,
  `/sessions/${id()}/replay?step=9`,
  `${place.documentPath}?notes=1`,
  `${place.documentPath}?state=private`,
  `/documents/${place.documentPath.split('/').at(-1)}/annotations?page=0`,
  `/people/${who('Ben').id}`,
  `/api/changes?since[document:${place.document}]=0&since[session:${id()}]=0&since[digest:${place.digest}]=0`,
  `/api/thread?kind=annotation&id=${mark}`,
  `/api/moderation/impact?things=annotation+${mark}+1`,
  `/contradictions?with=${mark}`,
]

describe('a mark of a blind round', () => {
  it.each(others)('is behind no door for %s: page, export, list, queue or catching up', async (name) => {
    const doors = [...Object.keys(pages), ...Object.keys(reads)].filter((door) => !door.includes('{'))
    const leaks: string[] = []
    for (const address of [...doors.flatMap(addressesOf), ...asked()])
      for (const accept of ['text/html', 'application/json', 'application/ld+json']) {
        const answer = await who(name).fetch(address, { headers: { accept } })
        const body = await answer.text()
        // The address itself is sent back where it is refused.
        const told = body.replaceAll(address, '').replaceAll(encodeURIComponent(address), '')
        // That there was a change to it is told to all, and its number: never what.
        if (address.startsWith('/api/changes') && !told.includes(secret)) {
          const events = (JSON.parse(body) as CatchUp[]).flatMap((each) =>
            'events' in each ? each.events : [],
          )
          expect(events.filter((event) => event.id === mark && event.view !== null)).toEqual([])
          continue
        }
        if (told.includes('Quizzaciously') || (told.includes(mark) && answer.ok))
          leaks.push(`${accept} ${address}`)
      }
    expect(leaks).toEqual([])
  })

  it('is counted nowhere', async () => {
    const before = await who('a guest').page(place.documentPath)
    const hidden = await markInSession(who('Cem'), path, text, 30, 50, secret)
    const after = await who('a guest').page(place.documentPath)
    const countsIn = ({ channels }: typeof before) => Object.values(channels).map(({ counts }) => counts)
    expect(countsIn(after)).toEqual(countsIn(before))
    const room = await who('Ada').page(path)
    expect(JSON.stringify(room)).not.toContain(hidden)
    expect(Object.values(room.tables.round)[0]).not.toHaveProperty('marks')
  })

  it.each(others)('can’t be answered, reported, changed or set against another by %s', async (name) => {
    const them = who(name)
    const thread = { kind: 'annotation', thread: mark }
    const attempts = [
      await them.send('/comments', { ...thread, source: 'I see you.' }),
      await them.send(`/annotations/${mark}`, { version: 1, note: 'Mine now.' }),
      await them.send(`/annotations/${mark}/publish`, { version: 1 }),
      await them.send(`/annotations/${mark}/withdraw`, { version: 1 }),
      await them.send(`/annotations/${mark}/retire`, { version: 1 }),
      await them.send('/flags', { kind: 'annotation', id: mark, rule: 'topic', detail: '' }),
      await them.send('/moderation/decide', {
        decision: 'remove',
        rule: 'topic',
        things: [{ kind: 'annotation', id: mark, version: 1 }],
      }),
      await them.send('/moderation/redact', {
        kind: 'annotation',
        id: mark,
        version: 1,
        exact: 'unseen',
        rule: 'children',
      }),
    ]
    for (const { status, body } of attempts) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(JSON.stringify(body)).not.toContain('Quizzaciously')
    }
  })

  it('is published neither by its author alone, nor by a second writing of it', async () => {
    expect((await who('Ben').send(`/annotations/${mark}/publish`, { version: 1 })).status).toBeGreaterThan(
      399,
    )
    const { tables } = await who('Cem').page(path)
    expect(tables.annotation[mark]).toBeUndefined()
  })

  it('is told on no line, and neither is what its author selects for it', async () => {
    const channels = { [`session:${id()}`]: 0, [`document:${place.document}`]: 0 }
    const listening = await Promise.all(others.map((name) => open.open(who(name))))
    const ben = await open.open(who('Ben'))
    for (const line of [...listening, ben]) await line.ask('watch', channels)
    const document: Channel = `document:${place.document}`
    const selection = { excerpt: text.id, revision: text.revision, start: 60, end: 80 }
    ben.socket.emit('selecting', document, selection)
    const marked = await markInSession(who('Ben'), path, text, 60, 80, secret)
    await ben.ask('watch', channels)
    await told(listening)
    for (const { heard } of listening) {
      expect(heard.filter(([event]) => event === 'selecting')).toEqual([])
      // That there was a change is numbered for all; of what it was, nothing.
      for (const [, event] of heard as [string, LiveEvent][])
        if (JSON.stringify(event).includes(marked))
          expect(event).toMatchObject({ type: 'annotation.changed', view: null })
    }
  })

  it('leaves those who aren’t in the round free to show what they select', async () => {
    const document: Channel = `document:${place.document}`
    const [guest, al] = [await open.open(who('a guest')), await open.open(who('Al'))]
    for (const line of [guest, al]) await line.ask('watch', { [document]: 0 })
    al.socket.emit('selecting', document, { excerpt: text.id, revision: text.revision, start: 1, end: 9 })
    await expect.poll(() => guest.heard.filter(([event]) => event === 'selecting')).toHaveLength(1)
  })
})

/** Whatever was sent before has been dealt with once a new task has come. */
async function told(listening: Line[]): Promise<void> {
  const words = `Task ${Math.random()}`
  await who('Ada').write(`${path}/task`, { words })
  for (const { heard } of listening)
    await expect.poll(() => JSON.stringify(heard.filter(([event]) => event === 'change'))).toContain(words)
}

describe('a mark that is made for oneself while a blind round is on', () => {
  it('stays one’s own at the reveal', async () => {
    const at = await startSession(who('Ada'), `document:${place.document}`)
    await who('Ben').write(`${at}/join`, {})
    await who('Ada').write(`${at}/rounds`, {})
    const body = { excerpt: text.id, revision: text.revision, exact: [...text.text].slice(0, 9).join('') }
    const { events } = await who('Ben').write(`${at}/annotations`, { ...body, private: true, note: secret })
    const own = events.find(({ type }) => type === 'annotation.changed')?.id ?? ''
    await who('Ada').write(`${at}/reveal`, {})
    const { annotations, rounds } = await roomOf(who('Ada'), at)
    expect(annotations.map(({ id }) => id)).not.toContain(own)
    expect(rounds[0]?.result?.marks).toBe(0)
    expect((await roomOf(who('Ben'), at)).annotations.find(({ id }) => id === own)?.may).toContain('publish')
  })

  it('is of what is read there, and of nothing else', async () => {
    const digest = await who('Ben').page(place.digestPath)
    const elsewhere = Object.values(digest.tables.excerpt).find(({ document }) => document !== place.document)
    const exact = [...(elsewhere?.text ?? '')].slice(0, 9).join('')
    const sent = await who('Ben').send(`${path}/annotations`, { excerpt: elsewhere?.id, exact })
    expect(codeOf(sent)).toBe('not-found')
  })
})
