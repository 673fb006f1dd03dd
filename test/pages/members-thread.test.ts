import { beforeAll, expect, it, vi } from 'vitest'
import { renderBody } from '../../client/render.tsx'
import { stateIn } from '../support/html.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let [ada, ben, mo]: Visitor[] = []
const id: Record<string, string> = {}
const inThread = () => ({ threadKind: 'digest', threadId: place.digest })

async function say(who: Visitor, name: string, parent?: string, source = `This is ${name}.`): Promise<void> {
  const { events } = await who.write('/comments', { ...inThread(), parent, source })
  id[name] = events.find(({ type }) => type === 'comment.changed')!.id
}

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  ;[ada, ben, mo] = await Promise.all(
    ['Ada', 'Ben', 'Mo'].map((name) => new Visitor(server().url).logIn(name)),
  )
  await say(ben!, 'first')
  await say(ada!, 'mine', id.first)
  await say(ben!, 'answer', id.mine)
  await say(ben!, 'other')
  const links = Array.from({ length: 6 }, (_, n) => `https://example.org/${n}`).join(' ')
  await say(ada!, 'waits', id.other, `Compare ${links}`)
  await ada!.write(`/comments/${id.first}/react`, { reaction: 'thanks on' })
  // Who writes follows the thread from then on; that comes after the answer, and is on their page.
  for (const who of [ada!, ben!])
    await vi.waitFor(async () => {
      const follows = Object.values((await who.page(place.digestPath)).tables.follow)
      expect(follows).toContainEqual(expect.objectContaining({ kind: 'thread', follows: true }))
    })
})

/** The page as HTML, which has to be what a browser draws from the state it carries: nothing moves when it lives. */
async function look(who: Visitor) {
  const html = await (await who.fetch(place.digestPath)).text()
  const state = stateIn(html)
  const [, body] = /<div id="app">(.*)<\/div><script type="application\/json"/s.exec(html) ?? []
  expect(body).toBe(renderBody(state))
  // What is told later, such as a notification, may come in between.
  const { tables, threads, drafts } = await who.page(place.digestPath)
  expect(state).toMatchObject({ tables, threads, drafts })
  return { state, html }
}

const pressed = (html: string, comment: string) =>
  new RegExp(`id="comment-${comment}".*?</article>`, 's').exec(html)?.[0].match(/aria-pressed="true"/g)
    ?.length ?? 0

it('has for each what is theirs, whoever looked before', async () => {
  for (const _time of ['drawn', 'kept']) {
    const [toAda, toBen, toMo] = [await look(ada!), await look(ben!), await look(mo!)]
    expect(toAda.html).toContain(`/comments/${id.mine}/edit`)
    expect(toAda.html).toContain('Awaiting moderation')
    expect(pressed(toAda.html, id.first!)).toBe(1)
    expect(toBen.html).not.toContain(`comment-${id.waits}`)
    expect(toBen.html).not.toContain(`/comments/${id.mine}/edit`)
    expect(toBen.html).toContain(`/flag/comment/${id.mine}`)
    expect(toBen.state.tables.tally[id.first!]?.counts.thanks).toBe(1)
    expect(pressed(toBen.html, id.first!)).toBe(0)
    expect(toMo.html).toContain(`/moderation/comment/${id.waits}`)
    const tokens = [toAda, toBen, toMo].map(({ state }) => state.viewer.token!)
    for (const [whose, { html }] of [toAda, toBen, toMo].entries())
      expect(tokens.map((token) => html.includes(token))).toEqual(tokens.map((_, at) => at === whose))
  }
})

it('is never older than what was done', async () => {
  await ben!.write(`/comments/${id.mine}/react`, { reaction: 'thoughtful on' })
  expect((await look(ada!)).html).toContain('Thoughtful 1')
  expect(pressed((await look(ben!)).html, id.mine!)).toBe(1)
  await ben!.write(`/comments/${id.mine}/react`, { reaction: 'thoughtful off' })
  expect(pressed((await look(ben!)).html, id.mine!)).toBe(0)

  await ada!.write(`/comments/${id.mine}`, { version: 1, source: 'Better words.' })
  for (const who of [ada!, ben!, mo!]) expect((await look(who)).html).toContain('Better words.')

  await ben!.write('/follow', { kind: 'digest', of: place.digest, on: false })
  const { tables } = (await look(ben!)).state
  expect(Object.values(tables.follow).find(({ kind }) => kind === 'digest')?.follows).toBe(false)

  await ben!.write('/drafts', { ...inThread(), source: 'Not yet', based: 0, tab: 'one' })
  expect((await look(ben!)).html).toContain('Not yet')
  expect((await look(ada!)).html).not.toContain('Not yet')

  await ada!.write(`/comments/${id.mine}/withdraw`, { version: 2 })
  expect((await look(ben!)).html).not.toContain('Better words.')
  expect((await look(ada!)).html).toContain('For a day you can bring them back.')
})
