import { beforeAll, describe, expect, it } from 'vitest'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { makePerson } from '../support/people.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let post: { path: string; document: string; excerpt: string }
type Name = 'Poster' | 'Ben' | 'Cleo' | 'Mo' | 'Ada' | 'guest'
let who: Record<Name, Visitor>

beforeAll(async () => {
  const { url } = server()
  const roles = { Poster: 'member', Ben: 'member', Cleo: 'member', Mo: 'moderator', Ada: 'admin' } as const
  const made = await Promise.all(
    Object.entries(roles).map(async ([name, role]) => {
      await makePerson(name, role)
      return [name, await new Visitor(url).logIn(name)]
    }),
  )
  who = { ...Object.fromEntries(made), guest: new Visitor(url) }
  await who.guest.page('/log-in')
  const report = { authority: 'Leeds', published: '2016-03-04', section: 'local-authority' }
  const judgements = { overall: 'inadequate' }
  const text = 'Every family is written to in the spring, and most of them answer.'
  const { events, location } = await who.Poster.write('/documents', { ...report, judgements, text })
  const idOf = (kind: string) => events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''
  post = { path: location.replace(/#.*/, ''), document: idOf('document'), excerpt: idOf('excerpt') }
})

async function propose(by: Name): Promise<string> {
  const ends = [
    { kind: 'passage', excerpt: post.excerpt, revision: 1, exact: 'most of them answer' },
    { kind: 'field', document: post.document, area: 'overall' },
  ]
  const claim = `Most answer, ${by} says.`
  const { events } = await who[by].write('/contradictions', { type: 'tone-v-overall', claim, ends })
  return events.find(({ type }) => type === 'contradiction.changed')?.id ?? ''
}
const versionOf = async (id: string) => (await Contradictions.findById(id).lean())?.version
const say = async (by: Name, id: string, what = 'confirm') =>
  (await who[by].send(`/contradictions/${id}/${what}`, { version: await versionOf(id) })).status
const statusOf = async (id: string) => (await who.guest.page(post.path)).tables.contradiction[id]?.status

describe('a contradiction is confirmed', () => {
  it.each<[by: Name, proposer: Name, may: boolean]>([
    ['guest', 'Ben', false],
    ['Cleo', 'Ben', false],
    ['Ben', 'Ben', false],
    ['Poster', 'Ben', true],
    ['Poster', 'Poster', false],
    ['Mo', 'Ben', true],
    ['Mo', 'Mo', false],
    ['Ada', 'Mo', true],
  ])('by %s, where %s proposed it: %s', async (by, proposer, may) => {
    const id = await propose(proposer)
    const status = await say(by, id)
    expect([status === 200, await statusOf(id)]).toEqual([may, may ? 'corroborated' : 'proposed'])
  })

  it('on every screen at once, in the record without a name, and taken back', async () => {
    const id = await propose('Ben')
    const reading = await Screen.open(who.Cleo, post.path)
    expect(await say('Mo', id)).toBe(200)
    await reading.until(() => reading.state.tables.contradiction[id]?.status === 'corroborated')
    expect(await say('Mo', id), 'a second time').toBe(409)
    expect(await say('Poster', id, 'unconfirm')).toBe(200)
    await reading.until(() => reading.state.tables.contradiction[id]?.status === 'proposed')
    reading.close()
    const actions = (await Records.find({ entity: id as never }).lean()).map(({ action }) => action)
    expect(actions.slice(1)).toEqual(['contradiction.confirmed', 'contradiction.unconfirmed'])
    const { page } = await who.guest.page('/moderation/record')
    const lines = page.kind === 'record' ? page.lines : []
    expect(lines.slice(0, 2).map(({ what, moderators }) => [what, moderators])).toEqual([
      ['contradiction', null],
      ['contradiction', null],
    ])
  })

  it('as it was seen, and only while everybody reads it', async () => {
    const id = await propose('Ben')
    const late = await who.Mo.send(`/contradictions/${id}/confirm`, { version: 7 })
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'changed-meanwhile' } } })
    await who.Ben.write(`/contradictions/${id}/withdraw`, { version: 1 })
    expect(await say('Mo', id)).toBe(403)
  })
})
