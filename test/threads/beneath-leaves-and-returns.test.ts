import { beforeAll, expect, it } from 'vitest'
import { type Carrier, make } from '../support/below.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { miscounted } from '../support/recount.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { converged } from '../support/storm.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let [ben, cleo, mo]: Visitor[] = []

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ;[ben, cleo, mo] = await Promise.all([come(url, 'Ben'), come(url, 'Cleo'), come(url, 'Mo', 'moderator')])
  // One that stays: a list of contradictions watches the documents of those that it lists.
  await make('contradiction', ben!, place)
})

const say = async (who: Visitor, thread: object, source: string, parent: string | null = null) =>
  (await who.write('/comments', { ...thread, source, ...(parent && { parent }) })).location.replace(
    /.*comment-/,
    '',
  )

const text = async (who: Visitor, path: string, accept = 'application/json') =>
  (await who.fetch(path, { headers: { accept } })).text()

const remove = (kind: string, id: string, version: number, decision = 'remove') =>
  mo!.write('/moderation/decide', { decision, rule: 'topic', things: [{ kind, id, version }] })

it.each<Carrier>([
  'annotation',
  'contradiction',
])('what was said below something leaves with it and comes back with it (%s)', async (kind) => {
  const guest = new Visitor(server().url)
  const id = await make(kind, ben!, place)
  const thread = { threadKind: kind, threadId: id }
  const words = `Said below the ${kind}`
  const first = await say(cleo!, thread, `${words}, first.`)
  const second = await say(ben!, thread, `${words}, second.`, first)
  await cleo!.write(`/comments/${second}/react`, { kind: 'thoughtful', on: true })
  const channel = `document:${place.document}` as const
  const since = (await guest.page(place.documentPath)).channels[channel]!.seq
  const everybody = await Promise.all([guest, cleo!, ben!, mo!].map((who) => open(who, place.documentPath)))
  const listing = await Promise.all([guest, cleo!, ben!, mo!].map((who) => open(who, '/contradictions')))
  const asleep = await open(guest, place.documentPath)
  asleep.socket.disconnect()
  const others = [everybody, listing].flatMap((opened) => opened.slice(0, 2))
  const countOf = async () => (await guest.page(place.documentPath)).channels[channel]!.counts.comments
  const counted = await countOf()
  const ways = [
    place.documentPath,
    '/contradictions',
    '/',
    `/people/${cleo!.id}`,
    `/api/changes?since[${channel}]=0`,
    `/documents/${place.documentPath.split('/').pop()}/export.jsonld`,
    `/documents/${place.documentPath.split('/').pop()}/export.csv`,
  ]
  const namedIn = async (who: Visitor) => {
    const said = await Promise.all(ways.map(async (way) => [way, await text(who, way)] as const))
    return said.filter(([, all]) => all.includes(words)).map(([way]) => way)
  }
  expect(await namedIn(guest)).toEqual(
    ways.filter((way) => kind === 'contradiction' || way !== '/contradictions'),
  )

  await remove(kind, id, 1)
  expect(await namedIn(guest)).toEqual([])
  expect((await guest.fetch(`/comments/${first}/thread`)).status).toBe(404)
  expect((await guest.fetch(`/comments/${first}`)).status).toBe(404)
  for (const each of others) {
    await each.until(() => !JSON.stringify(each.state.tables.comment).includes(words))
    expect(each.state.threads).not.toHaveProperty(id)
  }
  // Who decides about it still sees what hangs there.
  const there = async (who: Visitor) => Object.keys((await who.page(place.documentPath)).tables.comment)
  expect(await there(mo!)).toEqual(expect.arrayContaining([first, second]))
  expect((await there(cleo!)).filter((each) => [first, second].includes(each))).toEqual([])
  // Their own words are theirs to read still.
  expect(await text(cleo!, '/account/export.json')).toContain(`${words}, first.`)
  expect(await countOf()).toBe(counted - 2)
  await converged([...everybody, ...listing])
  // A list that is open takes in no contradiction that it didn't list.
  for (const each of listing) each.close()
  expect(await miscounted()).toEqual([])

  // A decision about what is below it counts nothing a second time, and holds when it is back.
  await remove('comment', second, 1)
  expect(await countOf()).toBe(counted - 2)
  expect(await miscounted()).toEqual([])
  asleep.socket.connect()
  await asleep.until(() => asleep.socket.connected)
  await converged([asleep])
  expect(JSON.stringify(asleep.state)).not.toContain(words)
  const missed = await text(guest, `/api/changes?since[${channel}]=${since}`)
  expect(missed).not.toContain(words)

  await remove(kind, id, 2, 'restore')
  for (const each of [...everybody, asleep])
    await each.until(() => each.state.tables.comment[first]?.html?.includes(`${words}, first.`) === true)
  expect(await countOf()).toBe(counted - 1)
  await converged([...everybody, asleep])
  expect(await miscounted()).toEqual([])
  await remove('comment', second, 2, 'restore')
  await converged([...everybody, asleep])
  expect(await countOf()).toBe(counted)
  expect((await namedIn(guest)).length).toBeGreaterThan(4)
  expect(await miscounted()).toEqual([])
})

it.each<Carrier>([
  'annotation',
  'contradiction',
])('nothing said while it is being removed stays behind (%s)', async (kind) => {
  const guest = new Visitor(server().url)
  let accepted = 0
  for (let round = 0; round < 5; round++) {
    const id = await make(kind, ben!, place)
    const words = `Said at that moment, ${kind} ${round}`
    const post = async (wait: number) => {
      await new Promise((resolve) => setTimeout(resolve, wait))
      return cleo!.send('/comments', { threadKind: kind, threadId: id, source: words })
    }
    const removing = remove(kind, id, 1)
    // All along the way of the removal, one of them in the moment between what is asked first and what is written.
    const answers = await Promise.all([0, 2, 4, 6, 8, 12, 16, 20, 28, 36].map(post))
    await removing
    for (const answer of answers) {
      if (answer.status === 200) accepted++
      else expect(['closed', 'not-found']).toContain(codeOf(answer))
    }
    expect(await text(guest, place.documentPath)).not.toContain(words)
  }
  // Otherwise nothing was tried.
  expect(accepted).toBeGreaterThan(0)
  expect(await miscounted()).toEqual([])
})

it('what its author takes back takes what others said along, and brings it back', async () => {
  const guest = new Visitor(server().url)
  const id = await make('annotation', ben!, place)
  const said = await say(cleo!, { threadKind: 'annotation', threadId: id }, 'Below what is taken back.')
  const all = await Promise.all([guest, cleo!, ben!, mo!].map((who) => open(who, place.documentPath)))
  await ben!.write(`/annotations/${id}/withdraw`, { version: 1 })
  await all[0]!.until(() => !(said in all[0]!.state.tables.comment))
  await converged(all)
  await ben!.write(`/annotations/${id}/restore`, { version: 2 })
  await all[0]!.until(() => said in all[0]!.state.tables.comment)
  await converged(all)
  expect(await miscounted()).toEqual([])
})

it('an open page names no claim that was taken away as where thoughts went', async () => {
  const guest = new Visitor(server().url)
  const [from, to] = [await make('annotation', ben!, place), await make('contradiction', ben!, place)]
  await say(cleo!, { threadKind: 'annotation', threadId: from }, 'Said elsewhere.')
  await mo!.write(`/threads/${from}/merge`, {
    version: 0,
    kind: 'annotation',
    to: `/documents/any#contradiction-${to}`,
  })
  const screen = await open(guest, place.documentPath)
  expect(screen.state.tables.thread[from]?.mergedInto?.title).toBe('A claim.')
  await remove('contradiction', to, 1)
  await screen.until(() => screen.state.tables.thread[from]?.mergedInto === null)
  await converged([screen])
  await remove('contradiction', to, 2, 'restore')
  await screen.until(() => screen.state.tables.thread[from]?.mergedInto?.title === 'A claim.')
  await converged([screen])
})

it('what is brought back below something that was taken away meanwhile stays out of sight with it', async () => {
  const guest = new Visitor(server().url)
  const id = await make('annotation', ben!, place)
  const said = await say(cleo!, { threadKind: 'annotation', threadId: id }, 'Moved away and back.')
  await mo!.write(`/comments/${said}/move`, { version: 1, to: `${place.documentPath}#thoughts` })
  await remove('annotation', id, 1)
  const there = async () => said in (await guest.page(place.documentPath)).tables.comment
  expect(await there()).toBe(true)
  const { page } = await mo!.page(`/comments/${said}/tools`)
  const [move] = (page as unknown as { tools: { moves: { id: string }[] } }).tools.moves
  await mo!.write(`/moves/${move?.id}/undo`, {})
  expect(await there()).toBe(false)
  await remove('annotation', id, 2, 'restore')
  expect(await there()).toBe(true)
  expect(await miscounted()).toEqual([])
})
