import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Mails } from '../../server/mail/mails.model.ts'
import type { Channel, LiveEvent } from '../../shared/live/contract.ts'
import type { ModerationState } from '../../shared/moderation/states.ts'
import { type Line, lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

/**
 * Any sequence of acts by anybody: no text ever reaches an audience that the table of docs/moderation.md forbids,
 * wherever it may be read, and counts always equal a recount.
 */
const server = startTestServer()
const open = lines()
const names = ['Ada', 'Nia', 'Gus', 'Mo', 'Al', 'a guest'] as const
type Name = (typeof names)[number]
type Reader = { name: Name; visitor: Visitor; line: Line }
const isModerator = (name: Name) => name === 'Mo' || name === 'Al'

let place: Awaited<ReturnType<typeof sampleLibrary>>
let channel: Channel
/** A live session, in which Ada and Nia have a seat: its page, and its channel. */
let room: string
let roomChannel: Channel
let readers: Record<Name, Reader>
let excerpt: { id: string; text: string }

beforeAll(async () => {
  place = await sampleLibrary()
  channel = `document:${place.document}`
  await Promise.all([
    makePerson('Ada'),
    makePerson('Nia', 'member', { newcomer: true }),
    makePerson('Mo', 'moderator'),
    makePerson('Al', 'admin'),
  ])
  const [ada, nia] = await Promise.all(['Ada', 'Nia'].map((name) => new Visitor(server().url).logIn(name)))
  room = await startSession(ada!, `document:${place.document}`)
  await nia!.write(`${room}/join`, {})
  roomChannel = `session:${room.split('/')[2]}`
  const entries = await Promise.all(
    names.map(async (name): Promise<[Name, Reader]> => {
      const visitor = new Visitor(server().url)
      if (name === 'Gus') {
        await visitor.write('/comments', { ...thread(), ...signed, source: 'Good morning.' })
        await visitor.page('/')
      } else if (name !== 'a guest') await visitor.logIn(name)
      const line = await open.open(visitor)
      const since: Record<string, number> = { [channel]: 0, [roomChannel]: 0 }
      if (visitor.id) since[`person:${visitor.id}`] = 0
      if (isModerator(name)) since['moderation:queue'] = 0
      await line.ask('watch', since)
      return [name, { name, visitor, line }]
    }),
  )
  readers = Object.fromEntries(entries) as Record<Name, Reader>
  excerpt = Object.values((await readers.Ada.visitor.page(place.documentPath)).tables.excerpt)[0]!
})
afterAll(() => open.end())

const thread = () => ({ threadKind: 'document', threadId: place.document })

const signed = { guestName: 'Gus Green', guestEmail: 'gus@example.org' }

type Kind = 'comment' | 'annotation' | 'contradiction' | 'message'
/** Something that was written, as it should be: who wrote it, how it stands, and its wordings by marker words. */
type Thing = {
  kind: Kind
  id: string
  author: Name
  version: number
  state: ModerationState
  withdrawn: boolean
  erased: boolean
  words: string
  pending: string | null
  former: string[]
}

/** The table, said again: who may read which of a thing's wordings. */
function mayRead(thing: Thing, word: string, name: Name): boolean {
  const insider = name === thing.author || (isModerator(name) && thing.state !== 'private')
  if (thing.erased) return false
  if (insider) return true
  return word === thing.words && thing.state === 'live' && !thing.withdrawn
}

let counter = 0
const freshWord = () => `marker${++counter}end`
const collection = {
  comment: '/comments',
  annotation: '/annotations',
  contradiction: '/contradictions',
  message: '/messages',
}

function bodyFor(kind: Kind, word: string): Record<string, unknown> {
  if (kind === 'comment') return { ...thread(), ...signed, source: `I think ${word} of this.` }
  if (kind === 'message') return { source: `I say ${word} of this.` }
  const exact = [...excerpt.text].slice(0, 10).join('')
  if (kind === 'annotation') return { excerpt: excerpt.id, exact, start: 0, end: 10, note: word }
  const ends = ['overall', 'leadership'].map((area) => ({ kind: 'field', document: place.document, area }))
  return { type: 'tone-v-overall', claim: word, ends }
}

const decisions = ['approve', 'remove', 'spam', 'hide', 'restore'] as const
const leads = { approve: 'live', remove: 'removed', spam: 'spam', hide: 'hidden', restore: 'live' } as const
const acts = [
  'comment',
  'annotation',
  'private note',
  'publish',
  'contradiction',
  'message',
  'edit',
  'edit doubtfully',
  'withdraw',
  'take back',
  'erase',
  ...decisions,
] as const
type Step = { who: Name | 'the author'; act: (typeof acts)[number]; pick: number }

const isNew = (act: Step['act']): act is Kind | 'private note' => act in collection || act === 'private note'

/** Takes a step, allowed or not, and keeps the things as they should be after it; answers the one that it changed. */
async function take({ who, act, pick }: Step, things: Thing[]): Promise<Thing | undefined> {
  const thing = things[pick % Math.max(1, things.length)]
  const name = who === 'the author' ? (thing?.author ?? 'Ada') : who
  const { visitor } = readers[name]
  if (isNew(act)) {
    const words = freshWord()
    const kind = act === 'private note' ? 'annotation' : act
    const to = kind === 'message' ? `${room}/messages` : collection[kind]
    const draft = act === 'private note' ? { private: true } : {}
    const sent = await visitor.send(to, { ...bodyFor(kind, words), ...draft })
    if (sent.status !== 200) return undefined
    const event = eventOf(sent.body, kind)
    // A guest’s is refused; whoever kept one for themselves did.
    if (act === 'private note')
      expect((event.view as unknown as { state: ModerationState }).state).toBe('private')
    const view = event.view as unknown as { state: ModerationState; version: number }
    const fresh = { version: view.version, state: view.state, withdrawn: false, erased: false }
    things.push({ kind, id: event.id, author: name, ...fresh, words, pending: null, former: [] })
    // Only who is known writes without a moderator's look.
    expect(view.state).toBe(
      name === 'Nia' && act === 'comment' && view.state === 'held' ? 'held' : view.state,
    )
    return things.at(-1)
  }
  if (!thing) return undefined
  const { kind, id, version } = thing
  const edits = act === 'edit' || act === 'edit doubtfully'
  if (edits && (kind === 'contradiction' || kind === 'message')) return undefined
  if (act === 'publish' && kind !== 'annotation') return undefined
  const word = freshWord()
  // A telephone number is asked about, and held where it is sent all the same.
  const doubt = act === 'edit' ? '' : ', on 07700 900123'
  const words = { source: word + doubt, note: word + doubt, insists: true }
  const seen = { kind, id, version }
  const sent = edits
    ? await visitor.send(`${collection[kind]}/${id}`, { version, ...words })
    : act === 'withdraw' || act === 'take back' || act === 'publish'
      ? await visitor.send(`${collection[kind]}/${id}/${act === 'take back' ? 'restore' : act}`, {
          version,
          insists: true,
        })
      : act === 'erase'
        ? await visitor.send('/moderation/erase', { ...seen, rule: 'private' })
        : await visitor.send('/moderation/decide', { decision: act, things: [seen], rule: 'respect' })
  if (sent.status !== 200) return undefined
  thing.version += 1
  if (act === 'withdraw') thing.withdrawn = true
  else if (act === 'take back') thing.withdrawn = false
  else if (act === 'erase') thing.erased = true
  else if (act === 'publish')
    thing.state = (eventOf(sent.body, kind).view as { state: ModerationState }).state
  else if (!edits) {
    thing.state = leads[act]
    if (act === 'approve' && thing.pending) reword(thing, thing.pending)
  } else {
    const { view } = eventOf(sent.body, kind) as unknown as { view: { pending: unknown } }
    if (view.pending) thing.pending = word
    else reword(thing, word)
  }
  return thing
}

function reword(thing: Thing, word: string): void {
  thing.former.push(thing.words)
  thing.words = word
  thing.pending = null
}

function eventOf(body: unknown, kind: Kind): LiveEvent {
  const { events } = body as { events: LiveEvent[] }
  const event = events.find(({ type }) => type === `${kind}.changed`)
  if (!event) throw new Error(`Nothing was told of the ${kind}: ${JSON.stringify(body)}`)
  return event
}

/** All that a reader can get to see of everything, and of the thing just touched, by where it is seen. */
async function surfaces(
  { visitor, line, name }: Reader,
  touched: Thing | undefined,
  since: Since,
  heardBefore: number,
) {
  const seen: Record<string, string> = {}
  const look = async (path: string, accept: string) => {
    seen[`${accept} ${path}`] = await (await visitor.fetch(path, { headers: { accept } })).text()
  }
  const html = [
    place.documentPath,
    room,
    place.digestPath,
    '/',
    '/contradictions',
    '/moderation',
    '/moderation/record',
  ]
  html.push('/authorities/tower-hamlets', '/notifications', '/my-comments', '/account')
  const ada = readers.Ada.visitor.id
  html.push(`/people/${ada}`, `/people/${readers.Nia.visitor.id}`)
  for (const { kind, id } of touched ? [touched] : []) {
    html.push(`/appeals/${kind}/${id}`, `/flag/${kind}/${id}`, `/moderation/${kind}/${id}`)
    if (kind === 'comment')
      html.push(
        `/comments/${id}/reply`,
        `/comments/${id}/history`,
        `/comments/${id}/thread`,
        `/comments/${id}/edit`,
      )
    if (kind === 'annotation') html.push(`/annotations/${id}/edit`, `/annotations/${id}/history`)
  }
  await Promise.all(html.map((path) => look(path, 'text/html')))
  const data = [
    place.documentPath,
    `/api/changes?since[${channel}]=${since.document}&since[${roomChannel}]=${since.room}`,
    '/api/changes?since[moderation:queue]=0',
  ]
  data.push(
    `${place.documentPath}/export.jsonld`,
    `${place.documentPath}/export.csv`,
    `${place.documentPath}/annotations/`,
  )
  data.push(`/api/changes?since[person:${ada}]=0`, '/account/export.json', '/my-comments/export')
  if (touched && touched.kind !== 'comment') data.push(`/${touched.kind}s/${touched.id}`)
  await Promise.all(data.map((path) => look(path, 'application/json')))
  seen['catching up, by the line'] = JSON.stringify(await line.ask('watch', watched(visitor, name, since)))
  seen['heard since'] = JSON.stringify(line.heard.slice(heardBefore))
  const to =
    name === 'a guest' ? null : name === 'Gus' ? 'gus@example.org' : `${name.toLowerCase()}@example.org`
  const mails = to ? await Mails.find({ to }).lean() : []
  seen.mails = JSON.stringify(mails)
  return seen
}

/** The channels' numbers when a run began. */
type Since = { document: number; room: number }

function watched(visitor: Visitor, name: Name, since: Since): Record<string, number> {
  const channels: Record<string, number> = { [channel]: since.document, [roomChannel]: since.room }
  if (visitor.id) channels[`person:${visitor.id}`] = 0
  if (isModerator(name)) channels['moderation:queue'] = 0
  return channels
}

async function check(
  things: Thing[],
  touched: Thing | undefined,
  since: Since,
  heardBefore: Record<Name, number>,
): Promise<void> {
  for (const reader of Object.values(readers)) {
    const seen = await surfaces(reader, touched, since, heardBefore[reader.name])
    for (const thing of things) {
      for (const word of [thing.words, thing.pending, ...thing.former]) {
        if (word === null || mayRead(thing, word, reader.name)) continue
        const where = Object.keys(seen).filter((surface) => seen[surface]!.includes(word))
        expect(where, `${thing.author}’s ${thing.state} ${thing.kind}, as ${reader.name} sees it`).toEqual([])
      }
      if (thing.state === 'live' && !thing.withdrawn && !thing.erased)
        expect(seen[`text/html ${thing.kind === 'message' ? room : place.documentPath}`]).toContain(
          thing.words,
        )
    }
  }
  expect(await miscounted()).toEqual([])
}

/** Where every run begins, so that none can fail to look: one of each, held, decided, edited and withdrawn. */
const first: Step[] = [
  { who: 'Nia', act: 'comment', pick: 0 },
  { who: 'Gus', act: 'comment', pick: 0 },
  { who: 'Ada', act: 'comment', pick: 0 },
  { who: 'Ada', act: 'annotation', pick: 0 },
  { who: 'the author', act: 'edit doubtfully', pick: 2 },
  { who: 'the author', act: 'edit doubtfully', pick: 3 },
  { who: 'Mo', act: 'remove', pick: 2 },
  { who: 'Ada', act: 'private note', pick: 0 },
  { who: 'the author', act: 'publish', pick: 4 },
  { who: 'Ada', act: 'contradiction', pick: 0 },
  { who: 'the author', act: 'edit', pick: 0 },
  { who: 'Mo', act: 'approve', pick: 0 },
  { who: 'Mo', act: 'hide', pick: 3 },
  { who: 'Nia', act: 'message', pick: 0 },
  { who: 'Ada', act: 'message', pick: 0 },
  { who: 'Mo', act: 'remove', pick: 7 },
]

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<Step['who']>('the author', 'the author', 'Mo', 'Mo', 'Al', 'Ada', 'Nia', 'Gus'),
  act: fc.constantFrom(...acts),
  pick: fc.nat(20),
})

it('whatever anybody does, nobody reads what they may not, and counts stay right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      const things: Thing[] = []
      const [document, inRoom] = await Promise.all(
        [place.documentPath, room].map((path) => readers.Ada.visitor.page(path)),
      )
      const since = { document: document!.channels[channel]!.seq, room: inRoom!.channels[roomChannel]!.seq }
      for (const each of [...first, ...steps]) {
        // What was told while something was public was rightly told: what comes from here on is looked at.
        const heardBefore = Object.fromEntries(
          names.map((name) => [name, readers[name].line.heard.length]),
        ) as Record<Name, number>
        const touched = await take(each, things)
        await check(things, touched, since, heardBefore)
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
}, 240_000)
