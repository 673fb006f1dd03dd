import { beforeAll, describe, expect, it } from 'vitest'
import { stateAt } from '../../shared/live-sessions/replay.ts'
import type { Page } from '../../shared/pages/page.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let ben: Visitor
let mo: Visitor
let guest: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ada = await come(url, 'Ada')
  ben = await come(url, 'Ben')
  mo = await come(url, 'Mo', 'moderator')
  guest = new Visitor(url)
})

async function replayOf(path: string, query = '') {
  const { page, tables } = await guest.page(`${path}/replay${query}`)
  if (page.kind !== 'session-replay') throw new Error(`This is a ${page.kind} page`)
  return { ...(page as Extract<Page, { kind: 'session-replay' }>), tables }
}

async function begun(title?: string) {
  const path = await startSession(ada, `document:${place.document}`, title)
  await ben.write(`${path}/join`, {})
  const text = await firstTextOf(ada, path)
  return { path, text }
}

/** What a reader without script sees: the page without the state that script begins with. */
async function wordsIn(who: Visitor, path: string): Promise<string> {
  const html = await (await who.fetch(path)).text()
  return html.slice(0, html.indexOf('<script type="application/json"'))
}

describe('the log of a session', () => {
  it('has every step that is to be told, in order', async () => {
    const { path, text } = await begun()
    await ada.write(`${path}/task`, { words: 'Find it.' })
    const mark = await markInSession(ben, path, text, 0, 10)
    await ben.write(`/annotations/${mark}/withdraw`, { version: 1 })
    await ben.write(`/annotations/${mark}/restore`, { version: 2 })
    await ada.write(`${path}/rounds`, {})
    const kept = await markInSession(ben, path, text, 4, 14)
    await ada.write(`${path}/drop`, {})
    const draft = (await ben.page(place.documentPath)).tables.annotation[kept]
    await ben.write(`/annotations/${kept}/publish`, { version: draft?.version })
    const ends = [
      { kind: 'passage', excerpt: text.id, revision: text.revision, exact: text.text.slice(0, 20) },
      { kind: 'field', document: place.document, area: 'overall' },
    ]
    const session = path.split('/').at(-1)
    await ben.write('/contradictions', { type: 'tone-v-overall', claim: 'A low grade.', ends, session })
    await ben.write(`${path}/messages`, { source: 'Hello.' })
    await mo.write(`/excerpts/${text.id}`, {
      version: text.version,
      section: text.section,
      text: `Lately, ${text.text}`,
    })
    await ada.write(`${path}/end`, {})
    // What comes after the end is no part of it.
    const [now] = (await mo.page(place.documentPath)).tables.document[place.document]?.excerpts ?? []
    const after = (await mo.page(place.documentPath)).tables.excerpt[now ?? '']
    await mo.write(`/excerpts/${text.id}`, {
      version: after?.version,
      section: after?.section,
      text: text.text,
    })

    const { steps } = await replayOf(path)
    expect(steps.map(({ by, what }) => `${by?.name} ${what.kind}`)).toEqual([
      'Ada began',
      'Ben joined',
      'Ada task',
      'Ben marked',
      'Ben withdrawn',
      'Ben restored',
      'Ada round-began',
      'Ben marked',
      'Ada round-dropped',
      'Ben published',
      'Ben proposed',
      'Ben said',
      'Mo text-edited',
      'Ada ended',
    ])
    expect(stateAt(steps, 8)).toMatchObject({ marks: [mark], blind: [kept] })
    expect(stateAt(steps, 9)).toMatchObject({ marks: [mark], blind: [] })
    expect(stateAt(steps, 10).marks).toEqual([mark, kept])
  })

  it('refuses a contradiction in a session to who takes no part in it', async () => {
    const { path, text } = await begun()
    const ends = [
      { kind: 'passage', excerpt: text.id, revision: text.revision, exact: text.text.slice(0, 20) },
      { kind: 'field', document: place.document, area: 'overall' },
    ]
    const session = path.split('/').at(-1)
    const { body } = await mo.send('/contradictions', { type: 'tone-v-overall', claim: 'A.', ends, session })
    expect(body).toMatchObject({ error: { code: 'not-joined' } })
  })
})

describe('the replay', () => {
  it('shows the texts as they stood at a step, with the marks where they were', async () => {
    const { path, text } = await begun('Step by step')
    const words = [...text.text].slice(0, 12).join('')
    const mark = await markInSession(ben, path, text, 0, 12, 'At the beginning.')
    await mo.write(`/excerpts/${text.id}`, {
      version: text.version,
      section: text.section,
      text: `Lately, ${text.text}`,
    })
    await ada.write(`${path}/end`, {})
    const { steps, wordings, step } = await replayOf(path)
    expect(step).toBe(1)
    const had = wordings[text.id]
    expect(had?.map((each) => each.text.startsWith('Lately'))).toEqual([false, true])
    for (const { text: wording, marks } of had ?? []) {
      const [placed] = marks.filter(({ annotation }) => annotation === mark)
      expect([...wording].slice(placed?.start, placed?.end).join('')).toBe(words)
    }
    const at = steps.findIndex(({ what }) => what.kind === 'marked') + 1
    const before = await wordsIn(guest, `${path}/replay?step=${at - 1}`)
    expect(before).not.toContain('<mark')
    const marked = await wordsIn(guest, `${path}/replay?step=${at}`)
    expect(marked).toContain('<mark')
    expect(marked).toContain('Ben marked “')
    expect(marked).toContain(`Step ${at} of ${steps.length}`)
    expect(marked).toContain(`href="${path}/replay?step=${at + 1}"`)
    expect(marked).not.toContain('Lately, ')
    expect(await wordsIn(guest, `${path}/replay?step=${at + 1}`)).toContain('Lately, ')
  })

  it('takes a step that isn’t there for the nearest', async () => {
    const { path } = await begun()
    const { steps } = await replayOf(path)
    for (const [asked, step] of [
      ['?step=999', steps.length],
      ['?step=-3', 1],
      ['?step=two', 1],
      ['', 1],
    ] as const)
      expect((await replayOf(path, asked)).step).toBe(step)
  })

  it('says of a session that has not begun that nothing has happened', async () => {
    const planned = '2099-01-01T10:00'
    const { location } = await ada.write('/sessions', { on: `digest:${place.digest}`, planned })
    expect(await wordsIn(guest, `${location}/replay`)).toContain('Nothing has happened yet.')
    expect(await wordsIn(guest, `${location}/summary`)).toContain('It is announced for')
  })
})
