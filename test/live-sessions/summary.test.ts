import { describe, expect, it } from 'vitest'
import type { Page } from '../../shared/pages/page.ts'
import { startReaders } from '../support/readers.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const us = startReaders(server)

type Kind = 'session-summary' | 'session-replay'
async function storyFor<K extends Kind>(who: Visitor, path: string, kind: K) {
  const state = await who.page(`${path}/${kind === 'session-summary' ? 'summary' : 'replay'}`)
  if (state.page.kind !== kind) throw new Error(`This is a ${state.page.kind} page`)
  return { ...state, page: state.page as Extract<Page, { kind: K }> }
}
const idOf = (events: { type: string; id: string }[], type: string) =>
  events.find((event) => event.type === type)?.id ?? ''

async function held(path: string) {
  await us.ben.write(`${path}/join`, {})
  return firstTextOf(us.ada, path)
}

describe('a session’s summary', () => {
  it('tells who took part, what was asked, marked, proposed, agreed on, said and noted', async () => {
    const path = await startSession(us.ada, `document:${us.place.document}`, 'Sunday reading')
    const text = await held(path)
    await us.ada.write(`${path}/task`, { words: 'Find every claim.' })
    await us.ada.write(`${path}/rounds`, {})
    const first = await markInSession(us.ada, path, text, 0, 20)
    await markInSession(us.ben, path, text, 10, 20)
    await us.ada.write(`${path}/reveal`, {})
    const open = await markInSession(us.ben, path, text, 30, 40, 'Is it?')
    const ends = [
      { kind: 'passage', excerpt: text.id, revision: text.revision, exact: text.text.slice(0, 20) },
      { kind: 'field', document: us.place.document, area: 'overall' },
    ]
    const session = path.split('/').at(-1)
    const proposal = { type: 'tone-v-overall', claim: 'Warm words, a low grade.', ends }
    await us.ben.write('/contradictions', { ...proposal, session })
    await us.mo.write('/contradictions', { ...proposal, claim: 'Elsewhere.' })
    await us.ben.write(`${path}/messages`, { source: 'Look at the *third* one.' })
    await us.ben.write(`${path}/notes/line`, { line: 'We meet again.' })
    await us.ada.write(`${path}/end`, {})

    const { page, tables, title } = await storyFor(us.guest, path, 'session-summary')
    expect(title).toBe('Sunday reading: summary')
    expect(Object.values(tables.seat).map(({ person }) => person.name)).toEqual(['Ada', 'Ben'])
    expect(page.tasks.map(({ words, by }) => [words, by])).toEqual([['Find every claim.', 'Ada']])
    expect(Object.keys(tables.annotation)).toHaveLength(3)
    expect(Object.values(tables.contradiction).map(({ claim }) => claim)).toEqual([
      'Warm words, a low grade.',
    ])
    expect(Object.values(tables.message)).toHaveLength(1)
    expect(page.notes).toContain('We meet again.')

    const html = await (await us.guest.fetch(`${path}/summary`)).text()
    expect(html).toContain('Krippendorff’s alpha is')
    expect(html).toContain(`#annotation-${first}`)
    expect(html).toContain(`id="mark-${open}"`)
    expect(html).toMatch(/id="round-[0-9a-f]{24}-1"/)
    expect(html).toContain('Is it?')
    expect(html).toContain('<em>third</em>')
  })

  it('says of an open session how it stands so far', async () => {
    const path = await startSession(us.ada, `document:${us.place.document}`)
    const html = await (await us.guest.fetch(`${path}/summary`)).text()
    expect(html).toContain('so far')
    expect(html).toContain('Nothing was said.')
  })

  it('says where the words of its marks have changed since', async () => {
    const path = await startSession(us.ada, `document:${us.place.document}`)
    const text = await held(path)
    await us.ada.write(`${path}/rounds`, {})
    const words = text.text.split(' ')
    const length = words.slice(0, 3).join(' ').length
    const id = await markInSession(us.ben, path, text, 0, length)
    await us.ada.write(`${path}/reveal`, {})
    await us.ada.write(`${path}/end`, {})
    const fresh = (await us.mo.page(us.place.documentPath)).tables.excerpt[text.id]
    const edited = `Utterly ${words.slice(1).join(' ')}`
    await us.mo.write(`/excerpts/${text.id}`, {
      version: fresh?.version,
      section: fresh?.section,
      text: edited,
    })
    const { page, tables } = await storyFor(us.guest, path, 'session-summary')
    expect(tables.annotation[id]?.anchor.state).toBe('changed')
    expect(Object.values(page.lost)).toEqual([1])
    const html = await (await us.guest.fetch(`${path}/summary`)).text()
    expect(html).toContain('The words have changed since. They read now: “Utterly')
    expect(html).toContain('1 mark of this round is on words that have changed, and not counted here.')
    const [round] = Object.values(tables.round)
    expect(round?.result).toMatchObject({ marks: 0, passages: [] })
  })
})

describe('what remains of a session', () => {
  it('has nothing in it that not everybody may see, for nobody', async () => {
    const path = await startSession(us.ada, `document:${us.place.document}`)
    const text = await held(path)
    const say = async (source: string, more = {}) =>
      idOf((await us.ben.write(`${path}/messages`, { source, ...more })).events, 'message.changed')
    const removed = await say('That inspector is an utter walnut.')
    const withdrawnMessage = await say('That was premature, a quince.')
    const heldMessage = await say('Ring me on 07700 900123, pomegranate.', { insists: true })
    const stays = await say('This one stays.')
    const withdrawn = await markInSession(us.ben, path, text, 0, 10, 'A medlar of a note.')
    const heldMark = idOf(
      (
        await us.ben.write(`${path}/annotations`, {
          excerpt: text.id,
          revision: text.revision,
          exact: [...text.text].slice(12, 22).join(''),
          start: 12,
          end: 22,
          note: 'Ring 07700 900123 about the damson.',
          insists: true,
        })
      ).events,
      'annotation.changed',
    )
    await us.ada.write(`${path}/rounds`, {})
    const dropped = await markInSession(us.ben, path, text, 5, 15, 'A private sloe.')
    await us.ada.write(`${path}/drop`, {})
    await us.ada.write(`${path}/rounds`, {})
    const blind = await markInSession(us.ben, path, text, 6, 16, 'A blind bullace.')
    await us.ben.write(`/annotations/${withdrawn}/withdraw`, { version: 1 })
    await us.ben.write(`/messages/${withdrawnMessage}/withdraw`, { version: 1 })
    const things = [`message ${removed} 1`]
    await us.mo.write('/moderation/decide', {
      decision: 'remove',
      rule: 'respect',
      message: 'Please.',
      things,
    })

    const hidden = [removed, withdrawnMessage, heldMessage, withdrawn, heldMark, dropped, blind]
    expect(hidden.every((id) => id.length === 24)).toBe(true)
    const words = /walnut|quince|pomegranate|medlar|damson|sloe|bullace/
    const doors = ['summary', 'replay', 'replay?step=3', 'export.jsonld', 'export.csv']
    for (const who of [us.guest, us.ben, us.ada, us.mo]) {
      for (const door of doors) {
        for (const accept of ['text/html', 'application/json']) {
          const answer = await who.fetch(`${path}/${door}`, { headers: { accept } })
          const body = await answer.text()
          expect(answer.status, `${door} ${body.slice(0, 200)}`).toBe(200)
          expect(words.exec(body)?.[0], door).toBeUndefined()
          for (const id of hidden) expect(body.includes(id), `${id} in ${door}`).toBe(false)
        }
      }
      const { tables } = await storyFor(who, path, 'session-summary')
      expect(Object.keys(tables.message)).toEqual([stays])
      expect(Object.keys(tables.annotation)).toEqual([])
    }
  })

  it('is found on the page of what was read, once it has ended', async () => {
    const path = await startSession(us.ada, `document:${us.place.document}`, 'A session to be found')
    await us.ada.write(`${path}/end`, {})
    expect(await (await us.guest.fetch(us.place.documentPath)).text()).toContain(`${path}/summary`)
    const other = await startSession(us.ada, `digest:${us.place.digest}`)
    await us.ada.write(`${other}/end`, {})
    expect(await (await us.guest.fetch(us.place.digestPath)).text()).toContain(`${other}/summary`)
    expect(await (await us.guest.fetch('/sessions')).text()).toContain(path)
  })
})
