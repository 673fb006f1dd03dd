import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { renderBody } from '../../client/render.tsx'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { isStale, type PassageEnd } from '../../shared/contradictions/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { makePerson } from '../support/people.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const words = 'most of them answer'
const text = `Every family is written to in the spring, and ${words}. Visits are welcome.`
let ben: Visitor
let mo: Visitor
let guest: Visitor
let post: { path: string; document: string; excerpt: string }
let id: string
let days = 0

beforeAll(async () => {
  const { url } = server()
  await Promise.all([makePerson('Ben'), makePerson('Cleo'), makePerson('Mo', 'moderator')])
  ;[ben, mo] = await Promise.all([new Visitor(url).logIn('Ben'), new Visitor(url).logIn('Mo')])
  guest = new Visitor(url)
  await guest.page('/log-in')
})

beforeEach(async () => {
  const published = new Date(Date.UTC(2016, 0, ++days)).toISOString().slice(0, 10)
  const judgements = { overall: 'inadequate' }
  const report = { authority: 'Leeds', published, section: 'local-authority', judgements, text }
  const { events, location } = await mo.write('/documents', report)
  const idOf = (kind: string) => events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''
  post = { path: location.replace(/#.*/, ''), document: idOf('document'), excerpt: idOf('excerpt') }
  id = await propose(1)
})

async function propose(revision: number, begins = 'Good answers'): Promise<string> {
  const ends = [
    { kind: 'passage', excerpt: post.excerpt, revision, exact: words },
    { kind: 'field', document: post.document, area: 'overall' },
  ]
  const claim = `${begins}, a bad grade: report ${days}, wording ${revision}.`
  const { events } = await ben.write('/contradictions', { type: 'tone-v-overall', claim, ends })
  return events.find(({ type }) => type === 'contradiction.changed')?.id ?? ''
}

async function reword(to: string): Promise<void> {
  const { version, section } = (await mo.page(post.path)).tables.excerpt[post.excerpt] ?? {}
  await mo.write(`/excerpts/${post.excerpt}`, { version, section, text: to })
}

const onPage = async (who = guest) => {
  const state = await who.page(post.path)
  const contradiction = state.tables.contradiction[id]
  if (!contradiction) throw new Error('The contradiction is not there')
  const end = contradiction.ends[0] as PassageEnd
  const now = state.tables.excerpt[post.excerpt]?.text ?? ''
  return { contradiction, end, under: codePointSlice(now, end.anchor.start, end.anchor.end), state }
}
const renew = async (who: Visitor, version?: number) =>
  (
    await who.send(`/contradictions/${id}/renew`, {
      version: version ?? (await onPage()).contradiction.version,
    })
  ).status

describe('when the words of a contradiction are edited', () => {
  it('it says what they have become, on every screen, and is as before when the edit is undone', async () => {
    const reading = await Screen.open(guest, post.path)
    await reword(text.replace('most', 'few'))
    const { end, under, contradiction } = await onPage()
    expect([end.anchor.state, end.words, under]).toEqual([
      'changed',
      'few of them answer',
      'few of them answer',
    ])
    expect([end.quote.exact, isStale(contradiction)]).toEqual([words, true])
    await reading.until(() => isStale(reading.state.tables.contradiction[id] ?? { ends: [] }))
    const html = renderBody(reading.state)
    expect(html).toContain('<del>most</del> <ins>few</ins>')
    expect(html).toContain('its words have changed since')
    await reword(text)
    await reading.until(() => !isStale(reading.state.tables.contradiction[id] ?? { ends: [] }))
    expect((await onPage()).end).toMatchObject({ anchor: { state: 'exact' }, words: null })
    expect(renderBody(reading.state)).not.toContain('has changed since')
    reading.close()
  })

  it('a negation beside them counts, words elsewhere do not', async () => {
    await reword(text.replace('and most', 'and no longer do most'))
    expect(isStale((await onPage()).contradiction)).toBe(true)
    await reword(`In short: ${text}`)
    const { end, under, contradiction } = await onPage()
    expect([end.anchor.state, under, isStale(contradiction)]).toEqual(['moved', words, false])
  })

  it('words that are gone are said to be, and nobody can say that it holds', async () => {
    await reword('Every family is written to in the spring.')
    const { end, contradiction, state } = await onPage(mo)
    expect([end.anchor.state, end.words, contradiction.may.includes('renew')]).toEqual([
      'orphan',
      null,
      false,
    ])
    expect(renderBody(state)).toContain('These words are no longer in the excerpt.')
    expect(await renew(mo)).toBe(409)
  })

  it('one that is proposed from a page of before the edit is placed in the new wording', async () => {
    await reword(text.replace('most', 'few'))
    id = await propose(1, 'Said late')
    expect((await onPage()).end).toMatchObject({ revision: 1, words: 'few of them answer' })
  })
})

describe('that it still holds', () => {
  beforeEach(() => reword(text.replace('most', 'nearly all')))

  it('is said by its author or a moderator, of the words as they saw them', async () => {
    const cleo = await new Visitor(server().url).logIn('Cleo')
    expect([await renew(guest), await renew(cleo)]).toEqual([401, 403])
    expect((await onPage(cleo)).contradiction.may).not.toContain('renew')
    const { version } = (await onPage(ben)).contradiction
    await reword(text.replace('most', 'hardly any'))
    expect(await renew(ben, version), 'the words are others again').toBe(409)
    for (const who of [ben, mo]) {
      expect((await onPage(who)).contradiction.may).toContain('renew')
      expect(await renew(who)).toBe(200)
      const { end, under } = await onPage()
      expect(end).toMatchObject({ anchor: { state: 'exact' }, words: null, quote: { exact: under } })
      expect(await renew(who), 'nothing has changed').toBe(409)
      await reword(text.replace('most', 'two'))
    }
  })

  it('opens again whether it is confirmed, and stands in the address of its own', async () => {
    const { version } = (await onPage()).contradiction
    await mo.write(`/contradictions/${id}/confirm`, { version })
    expect(await renew(ben)).toBe(200)
    expect((await onPage()).contradiction).toMatchObject({ status: 'proposed' })
    const { target } = await (
      await guest.fetch(`/contradictions/${id}`, { headers: { accept: 'application/ld+json' } })
    ).json()
    expect(JSON.stringify(target)).toContain('nearly all of them answer')
  })

  it('an edit costs a change of each of them, and of no others', async () => {
    const versions = async () =>
      (await Contradictions.find().sort({ _id: 1 }).lean()).map(({ version }) => version)
    const before = await versions()
    await reword(text)
    const after = await versions()
    expect(after.map((version, at) => version - (before[at] ?? 0)).filter(Boolean)).toEqual([1])
  })
})
