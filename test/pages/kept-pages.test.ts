import { beforeAll, describe, expect, it } from 'vitest'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { stateIn, withoutNonce } from '../support/html.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { readPost } from '../support/posts.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let guest: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>
let excerpt: { id: string; text: string; version: number }
let paths: string[]

beforeAll(async () => {
  place = await sampleLibrary()
  await makePerson('Ada', 'admin')
  ada = await new Visitor(server().url).logIn('Ada')
  guest = new Visitor(server().url)
  excerpt = Object.values((await ada.page(place.documentPath)).tables.excerpt)[0]!
  paths = [place.digestPath, place.documentPath, '/authorities/tower-hamlets', '/', '/contradictions']
})

const html = async (path: string, visitor = guest) => (await visitor.fetch(path)).text()

/** Every page as guests get it is what it would be if it were drawn now; asked twice, so that it was kept. */
async function allFresh(): Promise<void> {
  for (const path of paths) {
    for (const _time of ['first', 'kept']) {
      const { operation: _drawn, ...shown } = stateIn(await html(path))
      const { operation: _now, ...fresh } = await guest.page(path)
      expect(shown, path).toEqual(fresh)
    }
  }
}

const idOf = ({ events }: WriteAnswer, kind: string) =>
  events.find(({ type }) => type === `${kind}.changed`)!.id
const versions = new Map<string, number>()
/** A step on a thing that this test made, at the version it is at. */
async function step(path: string, fields: Record<string, unknown> = {}): Promise<void> {
  const id = path.split('/')[2]!
  const version = versions.get(id) ?? 1
  await ada.write(path, { version, ...fields })
  versions.set(id, version + 1)
}

describe('a kept page', () => {
  it('is sent again as long as nothing changed', async () => {
    for (const path of [place.digestPath, place.documentPath, '/authorities/tower-hamlets']) {
      const first = await html(path)
      const again = await html(path)
      expect(stateIn(again).operation).toBe(stateIn(first).operation)
      expect(withoutNonce(again)).toBe(withoutNonce(first))
    }
  })

  it('is never older than any change of a comment', async () => {
    for (const kind of ['digest', 'document'] as const) {
      const thread = { threadKind: kind, threadId: place[kind] }
      const id = idOf(await ada.write('/comments', { ...thread, source: 'A thought' }), 'comment')
      await allFresh()
      await ada.write('/comments', { ...thread, parent: id, source: 'Its answer' })
      await allFresh()
      await step(`/comments/${id}`, { source: 'Other words' })
      await allFresh()
      await step(`/comments/${id}/withdraw`)
      await allFresh()
      await step(`/comments/${id}/restore`)
      await allFresh()
    }
  })

  it('is never older than any change of a note, a contradiction, or what is said about them', async () => {
    const passage = { excerpt: excerpt.id, exact: [...excerpt.text].slice(0, 12).join(''), start: 0, end: 12 }
    const note = idOf(await ada.write('/annotations', { ...passage, note: 'A note' }), 'annotation')
    await allFresh()
    await step(`/annotations/${note}`, { note: 'Another note', tags: 'monitoring' })
    await allFresh()
    const ends = [
      { kind: 'passage', ...passage },
      { kind: 'field', document: place.document, area: 'overall' },
    ]
    const claim = { type: 'tone-v-overall', claim: 'These do not fit.', ends }
    const contradiction = idOf(await ada.write('/contradictions', claim), 'contradiction')
    await allFresh()
    for (const [threadKind, threadId] of Object.entries({ annotation: note, contradiction })) {
      const { status } = await ada.send('/comments', { threadKind, threadId, source: 'On that' })
      expect([200, 404]).toContain(status)
      await allFresh()
    }
    for (const way of ['withdraw', 'restore']) {
      await step(`/annotations/${note}/${way}`)
      await allFresh()
      await step(`/contradictions/${contradiction}/${way}`)
      await allFresh()
    }
  })

  it('is never older than any change of the library', async () => {
    const fields = { section: 'local-authority', text: excerpt.text.replace('approve', 'think well') }
    await ada.write(`/excerpts/${excerpt.id}`, { version: excerpt.version, ...fields })
    await allFresh()
    const report = { authority: 'tower-hamlets', section: 'lscb', text: 'The board said something too.' }
    await ada.write('/documents', { ...report, published: '2017-04-07' })
    await allFresh()
    await ada.write('/documents', { ...report, published: '2016-03-04' })
    await allFresh()
  })

  it('is never older than an import', async () => {
    const raw = readPost('as-the-blog.txt')
      .replaceAll('Derby City', 'Tower Hamlets')
      .replaceAll('DERBY', 'TOWER HAMLETS')
    const { body } = await ada.send('/import', { raw })
    const { preview } = (body as { page: { preview: { fingerprint: string } } }).page
    const { location } = await ada.write('/import/confirm', { raw, fingerprint: preview.fingerprint })
    paths.push(location, '/documents/tower-hamlets-2016-03-04')
    await allFresh()
    expect(stateIn(await html('/documents/tower-hamlets-2016-03-04')).page).toMatchObject({
      digests: [expect.objectContaining({ slug: location.replace('/digests/', '') })],
    })
  })
})

describe('what a kept page is not', () => {
  it('a page of somebody in particular', async () => {
    const thread = { threadKind: 'document', threadId: place.document }
    const { events } = await ada.write('/comments', { ...thread, source: 'A secret I regret' })
    await ada.write(`/comments/${events[0]!.id}/withdraw`, { version: 1 })
    for (const visitor of [ada, guest, ada, guest]) await html(place.documentPath, visitor)
    const forGuest = await html(place.documentPath)
    expect(stateIn(forGuest).viewer).toMatchObject({
      id: null,
      name: null,
      role: 'guest',
      token: null,
      guest: null,
    })
    expect(forGuest).not.toContain('A secret I regret')
    expect(forGuest).not.toContain(ada.token)
    const forAda = await html(place.documentPath, ada)
    expect(stateIn(forAda).viewer).toMatchObject({ name: 'Ada', token: ada.token })
    expect(forAda).toContain('You withdrew this. Only you and the moderators see the words.')
    expect(forAda).toContain('A secret I regret')
    const forMo = await html(place.documentPath, await come(server().url, 'Mo', 'moderator'))
    expect(forMo).toContain('Withdrawn by its author. Only moderators see the words.')
    expect(forMo).toContain('A secret I regret')
  })

  it('a page with a guest’s token, notice or draft', async () => {
    const writing = new Visitor(server().url)
    const words = { source: 'An hour’s work', threadKind: 'document', threadId: place.document }
    await writing.sendForm('/comments', { ...words, form: 'reply', from: place.documentPath })
    expect(await html(place.documentPath, writing)).not.toContain('An hour’s work')
    expect(await html(place.documentPath)).not.toContain('An hour’s work')

    const leaving = await new Visitor(server().url).logIn('Ada')
    await leaving.sendForm('/log-out', { next: place.documentPath })
    const told = await html(place.documentPath, leaving)
    expect(stateIn(told).notice).toBe('You are logged out.')
    expect(stateIn(await html(place.documentPath)).notice).toBeNull()
    expect(stateIn(await html(place.documentPath, leaving)).notice).toBeNull()

    const atLogIn = new Visitor(server().url)
    await atLogIn.page('/log-in')
    const theirs = stateIn(await html(place.documentPath, atLogIn))
    expect(theirs.viewer.token).toBe(atLogIn.token)
    expect(stateIn(await html(place.documentPath)).viewer.token).toBeNull()
  })

  it('another page whose address merely begins alike', async () => {
    await html(place.documentPath)
    expect((await guest.fetch(`${place.documentPath}x`)).status).toBe(404)
    const asked = stateIn(await html(`${place.documentPath}?from=here`))
    expect(asked.path).toBe(`${place.documentPath}?from=here`)
  })
})
