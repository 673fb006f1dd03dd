import { afterEach, describe, expect, it } from 'vitest'
import { othersAsked, roundAlone } from '../../../client/live-sessions/rounds/own-marks.ts'
import { renderBody } from '../../../client/render.tsx'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ContradictionView } from '../../../shared/contradictions/views.ts'
import type { PageState } from '../../../shared/live/state.ts'
import type { RoundView, SessionView } from '../../../shared/live-sessions/views.ts'
import { contradiction, highlighted } from '../annotations/excerpts.ts'
import { ada, ben, emptyPage, idOf } from '../live/page-states.ts'
import { pageOf } from '../pages/states.ts'

const plain = pageOf('session')
const [session] = Object.values(plain.tables.session) as [SessionView]
const [revealed] = Object.values(plain.tables.round) as [RoundView]
const blind: RoundView = { ...revealed, id: idOf('blind'), number: 2, state: 'blind', result: null }

// Ada's and Ben's, and one that came with an import, whose maker has no account.
const marks = [
  highlighted('team visits', { creator: ada }),
  highlighted('well run', { creator: ben }),
  highlighted('homes', { creator: { id: null, name: 'Zoe' } }),
  highlighted('is liked', { creator: ben, state: 'withdrawn' }),
]
const claim = { ...contradiction('The', 'liked'), creator: ben }

type More = { query?: string; round?: string | null; marks?: AnnotationView[]; claims?: ContradictionView[] }
function room(who: typeof ada | null, more: More = {}): PageState {
  const { query = '', round = blind.id, claims = [claim] } = more
  const byId = <Thing extends { id: string }>(things: Thing[]) =>
    Object.fromEntries(things.map((thing) => [thing.id, thing]))
  return pageOf('session', {
    path: `/sessions/${session.id}${query}`,
    viewer: { ...emptyPage(who ?? { id: null, name: '' }).viewer },
    tables: {
      ...plain.tables,
      session: { [session.id]: { ...session, round } },
      round: { [blind.id]: blind },
      annotation: byId(more.marks ?? marks),
      contradiction: byId(claims),
    },
  })
}

const cardsIn = (page: string) => [...page.matchAll(/aria-label="Highlight by (\w+)"/g)].map(([, by]) => by)
const markedIn = (page: string) => (page.match(/<mark/g) ?? []).length
const line = (page: string) => /<form class="others-line".*?<\/form>/s.exec(page)?.[0] ?? ''
const asked = `?others=${blind.id}`

afterEach(() => othersAsked.set(null))

describe('while a blind round is on, a room', () => {
  it('has one’s own marks and cards alone, and says how many others there are', () => {
    const page = renderBody(room(ada))
    expect(cardsIn(page)).toEqual(['Ada'])
    expect(markedIn(page)).toBe(1)
    expect(line(page)).toContain('You see your own marks only')
    // Two highlights and the contradiction; what was withdrawn is not shown to anybody.
    expect(line(page)).toMatch(/Show the 3<span> by others/)
    expect(line(page)).toContain('aria-pressed="false"')
  })

  it('has none for who only watches, even of those whose makers have no account', () => {
    const page = renderBody(room(null))
    expect([cardsIn(page), markedIn(page)]).toEqual([[], 0])
    expect(line(page)).toContain('No marks are shown until the reveal.')
    expect(line(page)).toContain('Show the 4')
  })

  it('has all of them at the asking of its address, without script, and the way back', () => {
    expect(line(renderBody(room(ada)))).toContain(`name="others" value="${blind.id}"`)
    const page = renderBody(room(ada, { query: asked }))
    expect(cardsIn(page).sort()).toEqual(['Ada', 'Ben', 'Zoe'])
    expect(markedIn(page)).toBe(5)
    expect(line(page)).toMatch(/others’ marks too.*aria-pressed="true"/s)
    expect(line(page)).not.toContain('name="others"')
  })

  it('remembers that for this round only', () => {
    const next = room(ada, { query: `?others=${idOf('an earlier round')}` })
    expect(roundAlone(next)).toBe(blind.id)
    othersAsked.set({ round: idOf('an earlier round'), shown: true })
    expect(roundAlone(room(ada))).toBe(blind.id)
    othersAsked.set({ round: blind.id, shown: true })
    expect(roundAlone(room(ada))).toBeNull()
    othersAsked.set({ round: blind.id, shown: false })
    expect(roundAlone(room(ada, { query: asked }))).toBe(blind.id)
  })

  it('says nothing where there is nothing to hide', () => {
    const own = marks.slice(0, 1)
    expect(line(renderBody(room(ada, { marks: own, claims: [] })))).toBe('')
    const elsewhere = { ...claim, ends: claim.ends.map((end) => ({ ...end, excerpt: idOf('elsewhere') })) }
    expect(line(renderBody(room(ada, { marks: own, claims: [elsewhere] })))).toBe('')
  })

  it('shows the same by one as “by another”', () => {
    expect(line(renderBody(room(ada, { marks: marks.slice(0, 2), claims: [] })))).toMatch(
      /the 1<span> by another/,
    )
  })
})

it('before and after a round everything is there, and no line', () => {
  const page = renderBody(room(ada, { round: null }))
  expect(cardsIn(page).sort()).toEqual(['Ada', 'Ben', 'Zoe'])
  expect([markedIn(page), line(page)]).toEqual([5, ''])
})

it('on the page of what is read a round hides nothing', () => {
  const { tables } = room(ada)
  expect(roundAlone(pageOf('document', { tables }))).toBeNull()
})
