import { describe, expect, it } from 'vitest'
import { placeOf } from '../../../client/live-sessions/leading/Spotlight.tsx'
import { renderBody } from '../../../client/render.tsx'
import type { PageState } from '../../../shared/live/state.ts'
import type { SessionView } from '../../../shared/live-sessions/views.ts'
import { pageOf } from '../pages/states.ts'

const words = (html: string) => html.replace(/<[^>]*>/g, '')
const [session] = Object.values(pageOf('session').tables.session) as [SessionView]

/** A page on which the session is as said. */
function page(
  kind: 'digest' | 'document' | 'session',
  set: Partial<SessionView>,
  more: Partial<PageState> = {},
) {
  const state = pageOf(kind, more)
  const changed = { ...session, ...set }
  return renderBody({ ...state, tables: { ...state.tables, session: { [changed.id]: changed } } })
}
const { viewer } = pageOf('digest')
const guest = { ...viewer, id: null, name: null, token: null, may: [] }

describe('the page of what is read', () => {
  it.each([
    [1, 'Ada is reading this together now. Join'],
    [2, 'Ada and 1 other are reading this together now. Join'],
    [31, 'Ada and 30 others are reading this together now. Join'],
  ])('says who reads it together now: %i', (people, line) => {
    expect(words(page('digest', { people }))).toContain(line)
  })

  it('says what is announced, with the time by the clocks in London', () => {
    const html = page('digest', { state: 'planned', began: null, planned: '2026-07-01T18:30:00.000Z' })
    expect(words(html)).toContain(`To be read together: ${session.title}, announced for 1 July 2026, 19:30`)
  })

  it('says what became of one that ended while it was read', () => {
    const html = page('digest', { state: 'ended' })
    expect(html).toContain(`href="/sessions/${session.id}/summary"`)
    expect(html).not.toContain('Join')
  })

  it('says that one was called off before it began', () => {
    const html = page('digest', { state: 'ended', began: null })
    expect(words(html)).toContain(`“${session.title}” was called off.`)
    expect(html).not.toContain(`/sessions/${session.id}`)
  })

  it('says nothing of what is read elsewhere, as the documents of a digest are', () => {
    const html = page('digest', { on: { kind: 'document', id: 'd'.repeat(24) } })
    expect(html).not.toContain(`/sessions/${session.id}`)
  })

  it('leads members to begin, and nobody who may not', () => {
    const begin = `/sessions/new?on=digest:${session.on.id}`
    expect(page('digest', {})).toContain(begin)
    expect(page('digest', {}, { viewer: { ...viewer, may: ['comment'] } })).not.toContain(begin)
    expect(page('digest', {}, { viewer: guest })).not.toContain(begin)
  })
})

describe('the strip of a room, without script', () => {
  it('says who leads, and to who leads that the others follow', () => {
    expect(words(page('session', {}, { viewer: guest }))).toContain('Ada leads')
    expect(words(page('session', {}))).toContain('The others follow you')
    expect(words(page('session', { leader: null }, { viewer: guest }))).not.toContain('Ada leads')
  })

  it('leads to the words in the spotlight, and says where they are in another part', () => {
    const [excerpt] = Object.values(pageOf('session').tables.excerpt)
    const spotlight = { excerpt: excerpt?.id ?? '', revision: 1, start: 0, end: 3, exact: 'The' }
    expect(page('session', { spotlight })).toContain(`<a href="#excerpt-${spotlight.excerpt}">“The”</a>`)
    const far = page('session', { spotlight: { ...spotlight, excerpt: 'f'.repeat(24) } })
    expect(words(far)).toContain('“The”, in another part')
  })

  it('has the spotlight on the cards of who leads, and of nobody else', () => {
    const put = 'name="form" value="session-spotlight"'
    expect(page('session', {})).toContain(put)
    expect(page('session', {}, { viewer: guest })).not.toContain(put)
    expect(page('document', {})).not.toContain(put)
  })
})

describe('the words in the spotlight', () => {
  const excerpt = { id: 'e', revision: 2, text: 'The 😀 team visits every home.' }
  it.each([
    ['stand where they were said to', { revision: 2, start: 6, end: 10, exact: 'team' }, [6, 10]],
    [
      'are found again after an edit, in code points',
      { revision: 1, start: 0, end: 6, exact: 'visits' },
      [11, 17],
    ],
    ['are nowhere once they are gone', { revision: 1, start: 0, end: 4, exact: 'gone' }, null],
  ])('%s', (_what, spotlight, there) => {
    const found = placeOf(excerpt, { excerpt: 'e', ...spotlight })
    expect(found && [found.start, found.end]).toEqual(there)
  })
})
