import { describe, expect, it } from 'vitest'
import { stateAt } from '../../shared/live-sessions/replay.ts'
import type { Page } from '../../shared/pages/page.ts'
import { startReaders } from '../support/readers.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const us = startReaders(server)

async function replayOf(path: string, query = '') {
  const { page, tables } = await us.guest.page(`${path}/replay${query}`)
  if (page.kind !== 'session-replay') throw new Error(`This is a ${page.kind} page`)
  return { ...(page as Extract<Page, { kind: 'session-replay' }>), tables }
}

async function begun(title?: string) {
  const path = await startSession(us.ada, `document:${us.place.document}`, title)
  await us.ben.write(`${path}/join`, {})
  const text = await firstTextOf(us.ada, path)
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
    await us.ada.write(`${path}/task`, { words: 'Find it.' })
    const mark = await markInSession(us.ben, path, text, 0, 10)
    await us.ben.write(`/annotations/${mark}/withdraw`, { version: 1 })
    await us.ben.write(`/annotations/${mark}/restore`, { version: 2 })
    await us.ada.write(`${path}/rounds`, {})
    const kept = await markInSession(us.ben, path, text, 4, 14)
    await us.ada.write(`${path}/drop`, {})
    const draft = (await us.ben.page(us.place.documentPath)).tables.annotation[kept]
    await us.ben.write(`/annotations/${kept}/publish`, { version: draft?.version })
    const ends = [
      { kind: 'passage', excerpt: text.id, revision: text.revision, exact: text.text.slice(0, 20) },
      { kind: 'field', document: us.place.document, area: 'overall' },
    ]
    const session = path.split('/').at(-1)
    await us.ben.write('/contradictions', { type: 'tone-v-overall', claim: 'A low grade.', ends, session })
    await us.ben.write(`${path}/messages`, { source: 'Hello.' })
    await us.mo.write(`/excerpts/${text.id}`, {
      version: text.version,
      section: text.section,
      text: `Lately, ${text.text}`,
    })
    await us.ada.write(`${path}/end`, {})
    // What comes after the end is no part of it.
    const [now] = (await us.mo.page(us.place.documentPath)).tables.document[us.place.document]?.excerpts ?? []
    const after = (await us.mo.page(us.place.documentPath)).tables.excerpt[now ?? '']
    await us.mo.write(`/excerpts/${text.id}`, {
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
      { kind: 'field', document: us.place.document, area: 'overall' },
    ]
    const session = path.split('/').at(-1)
    const { body } = await us.mo.send('/contradictions', {
      type: 'tone-v-overall',
      claim: 'A.',
      ends,
      session,
    })
    expect(body).toMatchObject({ error: { code: 'not-joined' } })
  })
})

describe('the replay', () => {
  it('shows the texts as they stood at a step, with the marks where they were', async () => {
    const { path, text } = await begun('Step by step')
    const words = [...text.text].slice(0, 12).join('')
    const mark = await markInSession(us.ben, path, text, 0, 12, 'At the beginning.')
    await us.mo.write(`/excerpts/${text.id}`, {
      version: text.version,
      section: text.section,
      text: `Lately, ${text.text}`,
    })
    await us.ada.write(`${path}/end`, {})
    const { steps, wordings, step } = await replayOf(path)
    expect(step).toBe(1)
    const had = wordings[text.id]
    expect(had?.map((each) => each.text.startsWith('Lately'))).toEqual([false, true])
    for (const { text: wording, marks } of had ?? []) {
      const [placed] = marks.filter(({ annotation }) => annotation === mark)
      expect([...wording].slice(placed?.start, placed?.end).join('')).toBe(words)
    }
    const at = steps.findIndex(({ what }) => what.kind === 'marked') + 1
    const before = await wordsIn(us.guest, `${path}/replay?step=${at - 1}`)
    expect(before).not.toContain('<mark')
    const marked = await wordsIn(us.guest, `${path}/replay?step=${at}`)
    expect(marked).toContain('<mark')
    expect(marked).toContain('Ben marked “')
    expect(marked).toContain(`Step ${at} of ${steps.length}`)
    expect(marked).toContain(`href="${path}/replay?step=${at + 1}"`)
    expect(marked).not.toContain('Lately, ')
    expect(await wordsIn(us.guest, `${path}/replay?step=${at + 1}`)).toContain('Lately, ')
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
    const { location } = await us.ada.write('/sessions', { on: `digest:${us.place.digest}`, planned })
    expect(await wordsIn(us.guest, `${location}/replay`)).toContain('Nothing has happened yet.')
    expect(await wordsIn(us.guest, `${location}/summary`)).toContain('It is announced for')
  })
})
