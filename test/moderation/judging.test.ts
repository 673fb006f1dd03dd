import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorAnswer } from '../../shared/errors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ben: Visitor
let reader: Visitor
let at: Awaited<ReturnType<typeof sampleLibrary>>
let excerpt: string
let thread: { threadKind: string; threadId: string }

beforeAll(async () => {
  at = await sampleLibrary()
  thread = { threadKind: 'document', threadId: at.document }
  ada = await come(server().url, 'Ada', 'admin')
  ben = await come(server().url, 'Ben')
  reader = new Visitor(server().url)
  excerpt = Object.keys((await ben.page(at.documentPath)).tables.excerpt)[0] ?? ''
})

const child = 'My daughter Wren, 9, would say so too.'
const errorOf = ({ body }: { body: unknown }) => (body as ErrorAnswer).error
/** What a write made or changed, as its author sees it. */
function made(answer: WriteAnswer) {
  const [event] = answer.events
  if (!event?.view || !('state' in event.view)) throw new Error('nothing of that kind')
  return { id: event.id, view: event.view as { state: string; version: number } & Record<string, unknown> }
}
const seenByAll = async (id: string) => {
  const { tables } = await reader.page(at.documentPath)
  return tables.comment[id] ?? tables.annotation[id] ?? tables.contradiction[id] ?? null
}

describe('words that point to a child', () => {
  const ends = () => [
    { kind: 'passage', excerpt, revision: 1, exact: 'hears from nearly every family' },
    { kind: 'field', document: at.document, area: 'overall' },
  ]
  const writes: [path: string, field: string, body: () => Record<string, unknown>][] = [
    ['/comments', 'source', () => ({ ...thread, source: child })],
    ['/annotations', 'note', () => ({ excerpt, revision: 1, exact: 'settled and working', note: child })],
    ['/contradictions', 'claim', () => ({ type: 'tone-v-overall', claim: child, ends: ends() })],
  ]
  it.each(writes)('%s: are asked about once, then held', async (path, field, body) => {
    const asked = await ben.send(path, body())
    expect(asked.status).toBe(422)
    const { code, fields } = errorOf(asked)
    expect(code).toBe('nudge')
    expect(fields).toEqual([{ field, code: 'nudge', message: expect.stringContaining('“Wren, 9”') }])
    const { id, view } = made(await ben.write(path, { ...body(), insists: 'yes' }))
    expect(view.state).toBe('held')
    expect(await seenByAll(id)).toBeNull()
  })

  it('come back in the plain form with the question and a second button', async () => {
    const form = { ...thread, form: 'reply', from: at.documentPath, source: child }
    const { status, html } = await ben.sendForm('/comments', form)
    expect(status).toBe(422)
    expect(html).toContain(`${child}</textarea>`)
    expect(html).toContain('Please look at this once more before you send it.')
    expect(html).toContain('<button type="submit" name="insists" value="yes">Send it as it is</button>')
    const sent = await ben.sendForm('/comments', { ...form, insists: 'yes' })
    expect(sent.status).toBe(303)
  })

  it('show no second button where nobody was asked', async () => {
    const { html } = await ben.sendForm('/comments', {
      ...thread,
      form: 'reply',
      from: at.documentPath,
      source: ' ',
    })
    expect(html).not.toContain('name="insists"')
  })
})

describe('new words on something public', () => {
  it('are judged like the first, and the public keeps the last approved ones meanwhile', async () => {
    const { id, view } = made(await ben.write('/comments', { ...thread, source: 'The first wording.' }))
    expect(view.state).toBe('live')
    const edit = { version: view.version, source: child }
    expect(errorOf(await ben.send(`/comments/${id}`, edit)).code).toBe('nudge')
    const held = made(await ben.write(`/comments/${id}`, { ...edit, insists: 'yes' }))
    expect(held.view).toMatchObject({ state: 'live', html: '<p>The first wording.</p>' })
    expect(held.view.pending).toMatchObject({ source: child })
    expect(await seenByAll(id)).toMatchObject({
      html: '<p>The first wording.</p>',
      pending: null,
      version: held.view.version,
    })
    const clean = { version: held.view.version, source: 'The second wording.' }
    await ben.write(`/comments/${id}`, clean)
    expect(await seenByAll(id)).toMatchObject({ html: '<p>The second wording.</p>' })
  })

  it('keep a note’s former words public too', async () => {
    const body = { excerpt, revision: 1, exact: 'its methods are called settled', note: 'A first note.' }
    const { id, view } = made(await ben.write('/annotations', body))
    await ben.write(`/annotations/${id}`, { version: view.version, note: child, insists: true })
    expect(await seenByAll(id)).toMatchObject({ html: '<p>A first note.</p>', source: null, pending: null })
  })
})

describe('a closed thread', () => {
  const lock = (on: boolean, version: number) =>
    ada.write(`/threads/${at.document}/lock`, {
      kind: 'document',
      version,
      on,
      reason: 'It has run its course.',
    })

  it('takes no new words but moderators’, and lets one’s own be edited', async () => {
    const { id, view } = made(await ben.write('/comments', { ...thread, source: 'Before it closes.' }))
    await lock(true, 0)
    expect(errorOf(await ben.send('/comments', { ...thread, source: 'Too late.' })).code).toBe('closed')
    await ben.write(`/comments/${id}`, { version: view.version, source: 'Edited after.' })
    expect(made(await ada.write('/comments', { ...thread, source: 'A word of mine.' })).view.state).toBe(
      'live',
    )
    await lock(false, 1)
    expect(made(await ben.write('/comments', { ...thread, source: 'Open again.' })).view.state).toBe('live')
  })
})

describe('the same words again', () => {
  const words = 'This is what the report says about visits to homes.'
  it('are held, wherever they are said, unless the first were withdrawn', async () => {
    const first = made(await ben.write('/comments', { ...thread, source: words }))
    expect(first.view.state).toBe('live')
    const elsewhere = { threadKind: 'digest', threadId: at.digest, source: words.toUpperCase().toLowerCase() }
    const again = made(await ben.write('/comments', elsewhere))
    expect(again.view.state).toBe('held')
    for (const { id, view } of [first, again])
      await ben.write(`/comments/${id}/withdraw`, { version: view.version })
    expect(made(await ben.write('/comments', elsewhere)).view.state).toBe('live')
  })

  it('may be said by somebody else', async () => {
    const cat = await come(server().url, 'Cat')
    expect(made(await cat.write('/comments', { ...thread, source: words })).view.state).toBe('live')
  })

  it('sent twice by one operation are one, and live', async () => {
    const operation = crypto.randomUUID()
    const body = { ...thread, operation, source: 'Sent once and acknowledged twice, in the same words.' }
    const one = await ben.write('/comments', body)
    expect(await ben.write('/comments', body)).toEqual(one)
    expect(made(one).view.state).toBe('live')
  })
})

it('highlights without words are never held', async () => {
  const exact = 'hears from nearly every family'
  for (let n = 0; n < 5; n++) {
    const { view } = made(await ben.write('/annotations', { excerpt, revision: 1, exact }))
    expect(view.state).toBe('live')
  }
})
