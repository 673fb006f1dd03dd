import { beforeAll, describe, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ben: Visitor
const visit = (who: string) => new Visitor(server().url).logIn(who)

/** What Ben left, each with words that stand nowhere else. */
const his = [
  'former-wording-of-a-thought',
  'present-wording-of-a-thought',
  'withdrawn-thought',
  'removed-thought',
  'words-of-a-note',
  'welfare-assurance',
  'claim-of-a-contradiction',
  'text-of-an-excerpt',
  'message-of-a-warning',
  'reason-of-a-suspension',
  'words-of-a-draft',
  'detail-of-a-report',
  'thoughtful',
  'ben@example.org',
]
/** What others wrote, and what moderators keep to themselves. */
const others = [
  'thought-of-cat',
  'note-about-ben',
  'note-with-a-suspension',
  'note-with-a-removal',
  'cat@example.org',
  'Modesty Blake',
  'argon2id',
]

beforeAll(async () => {
  place = await sampleLibrary()
  await makePerson('Modesty Blake', 'moderator')
  const { id } = await makePerson('Ben')
  await makePerson('Cat')
  const [mo, cat] = await Promise.all([visit('Modesty Blake'), visit('Cat')])
  ben = await visit('Ben')
  const thread = { threadKind: 'document', threadId: place.document }
  const post = async (source: string) => (await ben.write('/comments', { ...thread, source })).events[0]!.id
  const first = await post('former-wording-of-a-thought')
  await ben.write(`/comments/${first}`, { version: 1, source: 'present-wording-of-a-thought' })
  const second = await post('withdrawn-thought')
  await ben.write(`/comments/${second}/withdraw`, { version: 1 })
  const removed = await post('removed-thought')
  await mo.write('/moderation/decide', {
    decision: 'remove',
    things: [{ kind: 'comment', id: removed, version: 1 }],
    rule: 'topic',
    publicReason: 'Not about this report.',
    message: 'Please keep to the report.',
    note: 'note-with-a-removal',
  })
  const { tables } = await ben.page(place.documentPath)
  const excerpt = Object.values(tables.excerpt)[0]!
  const exact = [...excerpt.text].slice(0, 12).join('')
  const on = { excerpt: excerpt.id, exact, start: 0, end: 12 }
  await ben.write('/annotations', { ...on, note: 'words-of-a-note', tags: 'welfare-assurance' })
  const ends = ['overall', 'leadership'].map((area) => ({ kind: 'field', document: place.document, area }))
  await ben.write('/contradictions', { type: 'tone-v-overall', claim: 'claim-of-a-contradiction', ends })
  await ben.write('/documents', {
    authority: 'Leeds',
    published: '2016-03-04',
    section: 'local-authority',
    judgements: {},
    text: 'text-of-an-excerpt',
  })
  const answer = await cat.write('/comments', { ...thread, parent: first, source: 'thought-of-cat' })
  const { id: theirs } = answer.events[0]!
  await ben.write('/flags', { kind: 'comment', id: theirs, rule: 'topic', detail: 'detail-of-a-report' })
  await ben.write(`/comments/${theirs}/react`, { kind: 'thoughtful', on: true })
  await ben.write('/drafts', { ...thread, source: 'words-of-a-draft', based: 0, tab: 'one' })
  await mo.write(`/people/${id}/note`, { note: 'note-about-ben' })
  await mo.write(`/people/${id}/warn`, { rule: 'respect', message: 'message-of-a-warning' })
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const suspension = {
    rule: 'respect',
    reason: 'reason-of-a-suspension',
    until,
    note: 'note-with-a-suspension',
  }
  await mo.write(`/people/${id}/suspend`, suspension)
})

describe.each(['json', 'html'])('the export as %s', (ending) => {
  it('has everything of one’s own, also while suspended and warned, and nothing of others', async () => {
    const answer = await ben.fetch(`/account/export.${ending}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain(`counterpoint.${ending}`)
    const text = await answer.text()
    for (const words of his) expect(text).toContain(words)
    for (const words of others) expect(text).not.toContain(words)
  })

  it('is nobody else’s', async () => {
    const answer = await new Visitor(server().url).fetch(`/account/export.${ending}`)
    expect(answer.status).toBe(401)
    const cat = await (await visit('Cat')).fetch(`/account/export.${ending}`)
    const text = await cat.text()
    expect(text).toContain('thought-of-cat')
    for (const words of his) expect(text).not.toContain(words)
  })
})

it('one’s account page tells of decisions without names and notes', async () => {
  const text = JSON.stringify((await ben.page('/account')).page)
  expect(text).toContain('Not about this report.')
  expect(text).toContain('reason-of-a-suspension')
  expect(text).not.toContain('Modesty')
  for (const note of ['note-about-ben', 'note-with-a-removal', 'note-with-a-suspension'])
    expect(text).not.toContain(note)
})

it('markup in one’s words stays words in the file to read', async () => {
  const cat = await visit('Cat')
  const thread = { threadKind: 'document', threadId: place.document }
  await cat.write('/comments', { ...thread, source: '<script>alert(1)</script> & more' })
  const text = await (await cat.fetch('/account/export.html')).text()
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more')
  expect(text).not.toContain('<script>')
})
