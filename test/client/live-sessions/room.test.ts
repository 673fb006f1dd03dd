import { describe, expect, it } from 'vitest'
import { markingIn, pathOfMarks } from '../../../client/annotations/marking.ts'
import { handsUp } from '../../../client/live-sessions/people/hands.ts'
import { ordinal } from '../../../client/live-sessions/people/Seats.tsx'
import type { Room } from '../../../client/live-sessions/room/room.ts'
import { sayings } from '../../../client/live-sessions/room/room-said.ts'
import { renderBody } from '../../../client/render.tsx'
import type { Tables } from '../../../shared/live/state.ts'
import type { RoundView, SeatView, SessionView } from '../../../shared/live-sessions/views.ts'
import { ada, ben, emptyPage, idOf } from '../live/page-states.ts'
import { pageOf } from '../pages/states.ts'

const plain = pageOf('session')
const [session] = Object.values(plain.tables.session) as [SessionView]
const [host] = Object.values(plain.tables.seat) as [SeatView]
const seatOf = (name: string, more: Partial<SeatView> = {}): SeatView => ({
  ...host,
  id: idOf(`seat-${name}`),
  person: { id: ben.id ?? '', name },
  role: 'member',
  hand: null,
  colour: 1,
  joined: '2026-11-22T10:00:00.000Z',
  ...more,
})
const [revealed] = Object.values(plain.tables.round) as [RoundView]
const blind: RoundView = {
  ...revealed,
  id: idOf('blind'),
  number: 2,
  state: 'blind',
  ended: null,
  result: null,
}

type More = { session?: Partial<SessionView>; seats?: SeatView[]; rounds?: RoundView[] }
/** The room as somebody sees it. */
function room(who: typeof ada | null, { seats = [host, seatOf('Ben')], rounds = [], ...more }: More = {}) {
  const tables: Tables = {
    ...plain.tables,
    session: { [session.id]: { ...session, ...more.session } },
    seat: Object.fromEntries(seats.map((seat) => [seat.id, seat])),
    round: Object.fromEntries(rounds.map((round) => [round.id, round])),
  }
  const someone = emptyPage(who ?? { id: null, name: 'guest' }).viewer
  const viewer = who ? { ...someone, may: ['annotate' as const] } : { ...someone, name: null, token: null }
  return pageOf('session', { tables, viewer, path: `/sessions/${session.id}` })
}
const html = (...of: Parameters<typeof room>) => renderBody(room(...of))
const strip = (page: string) => /<section class="room-strip".*?<\/section>/s.exec(page)?.[0] ?? ''

describe('in a room', () => {
  it('a guest may watch, and is told how to take part', () => {
    const page = html(null)
    expect(strip(page)).toContain(`/log-in?next=${encodeURIComponent(`/sessions/${session.id}`)}`)
    expect(strip(page)).toContain('you can watch')
    expect(page).not.toContain('Add a note')
    expect(page).not.toContain('name="form" value="session-hand"')
    expect(page).not.toContain('host-desk')
  })

  it('a member who hasn’t joined takes part by one button, and marks only then', () => {
    const page = html(ben, { seats: [host] })
    expect(strip(page)).toMatch(/\/join".*Take part/s)
    expect(page).not.toContain('Add a note')
    const joined = html(ben)
    expect(strip(joined)).toMatch(/\/hand".*Raise my hand/s)
    expect(joined).toContain(`/annotate?session=${session.id}`)
  })

  it('who is muted reads on, with neither hand nor tools', () => {
    const page = html(ben, { seats: [host, seatOf('Ben', { muted: true })] })
    expect(strip(page)).toContain('Muted: you can read on.')
    expect(page).not.toContain('session-hand')
    expect(page).not.toContain('Add a note')
    expect(page).toContain('muted')
  })

  it('who leads has the desk, sees hands, and is told what ending means before it ends', () => {
    const seats = [{ ...host, hand: null }, seatOf('Ben', { hand: '2026-11-22T10:05:00.000Z' })]
    const page = html(ada, { seats, session: { round: blind.id }, rounds: [blind] })
    expect(strip(page)).toContain('1 hand up')
    expect(page).toMatch(/<details class="end-session">.*2 people are here.*Round 2 has not been revealed/s)
    expect(page).toContain('Reveal round 2')
    expect(page).toMatch(/<details class="end-session">.*Drop it unseen.*Drop round 2/s)
    expect(page).toContain('What to do about Ben')
    expect(html(ben, { seats })).not.toContain('host-desk')
  })

  it('before it begins the host prepares a task, and may call it off', () => {
    const page = html(ada, {
      seats: [host],
      session: { state: 'planned', began: null, planned: '2026-11-29T19:30:00.000Z', task: null },
    })
    expect(strip(page)).toContain('Begins on 29 November 2026, 19:30, London time')
    expect(page).toMatch(/Begin now.*The task/s)
    expect(page).toContain('Call the session off')
    expect(page).toContain('Nobody else has come yet')
    for (const later of ['The timer', 'Let everybody follow me', 'Begin a blind round', 'End the session'])
      expect(page).not.toContain(later)
    const off = html(ada, { session: { state: 'ended', began: null } })
    expect(strip(off)).toContain('This session was called off.')
  })

  it('the task stands in the strip, and a round with one’s own “done”', () => {
    const on = { session: { round: blind.id }, rounds: [blind] }
    expect(strip(html(ben, on))).toMatch(/Find every claim about home visits\..*Round 2.*I am done/s)
    const done = { ...on, rounds: [{ ...blind, done: [ben.id ?? ''] }] }
    expect(strip(html(ben, done))).toMatch(/you are done.*Not yet/s)
    expect(strip(html(null, on))).not.toContain('I am done')
  })

  it('the timer tells without script until when it runs', () => {
    const timer = { ends: '2026-11-22T10:30:00.000Z', seconds: 300 }
    expect(strip(html(ben, { session: { timer } }))).toMatch(/role="timer"[^>]*>until 10:30</)
  })

  it('the end of the session leads to what came of it, and closes all that could be done', () => {
    const page = html(ada, { session: { state: 'ended' } })
    expect(strip(page)).toContain(`/sessions/${session.id}/summary`)
    expect(page).not.toContain('<form method="post" action="/sessions')
  })

  it('hands are in the order of raising', () => {
    const late = seatOf('Late', { hand: '2026-11-22T10:06:00.000Z' })
    const early = seatOf('Early', { hand: '2026-11-22T10:05:00.000Z' })
    expect(handsUp([late, seatOf('Down'), early])).toEqual([early, late])
    const page = html(ada, { seats: [host, late, early].map((seat, at) => ({ ...seat, joined: `${at}` })) })
    expect(page).toMatch(/Late.*hand up, 3rd.*Early.*hand up, 2nd/s)
    expect(page).toContain('Hands up, in order: Ada, Early, Late')
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 112].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '112th',
    ])
  })
})

describe('a mark', () => {
  it('made in a room goes into the session, from those who take part while it is open', () => {
    expect(markingIn(room(ben))).toEqual({ session: session.id, may: true })
    expect(pathOfMarks(session.id)).toBe(`/sessions/${session.id}/annotations`)
    expect(markingIn(room(ben, { session: { state: 'planned' } })).may).toBe(false)
    expect(markingIn(room(ben, { seats: [host] })).may).toBe(false)
    expect(markingIn(room(null)).may).toBe(false)
  })

  it('made on a document’s page is no session’s, and a guest is invited to log in for it', () => {
    expect(markingIn(pageOf('document'))).toEqual({ session: null, may: true })
    const guest = { ...emptyPage({ id: null, name: 'guest' }).viewer }
    expect(markingIn(pageOf('document', { viewer: guest })).may).toBe(true)
    expect(pathOfMarks(null)).toBe('/annotations')
  })

  it('by form goes there too, and nowhere that an address makes up', () => {
    const form = (query: string) => renderBody(pageOf('annotate', { path: `/excerpts/x/annotate${query}` }))
    expect(form(`?session=${session.id}`)).toContain(`action="/sessions/${session.id}/annotations"`)
    expect(form('?session=../accounts')).toContain('action="/annotations"')
  })
})

describe('what is said of the room', () => {
  const open: Room = {
    session,
    seats: [host, seatOf('Ben')],
    rounds: [],
    round: null,
    own: host,
    may: { lead: true, takePart: true, keepOrder: true, join: false },
  }
  const withSession = (more: Partial<SessionView>): Room => ({ ...open, session: { ...session, ...more } })
  const watching: Room = { ...open, own: null, may: { ...open.may, lead: false } }

  it('is nothing where nothing changed', () => {
    expect(sayings(open, open)).toEqual([])
  })

  it.each<[what: string, before: Room, now: Room, said: string[]]>([
    ['a task', open, withSession({ task: { words: 'Go on.', set: 'later' } }), ['Task: Go on.']],
    ['no task', open, withSession({ task: null }), ['The task was taken away.']],
    [
      'a timer',
      open,
      withSession({ timer: { ends: 'then', seconds: 90 } }),
      ['A timer runs: 1 minute 30 seconds.'],
    ],
    ['no timer', withSession({ timer: { ends: 'then', seconds: 90 } }), open, ['The timer was taken away.']],
    [
      'a round',
      open,
      { ...open, round: blind },
      ['Round 2 has begun: each sees their own marks alone until the reveal.'],
    ],
    [
      'its reveal',
      { ...open, round: blind, rounds: [blind] },
      { ...open, rounds: [{ ...blind, state: 'revealed' }] },
      ['Round 2 is revealed.'],
    ],
    [
      'its end without one',
      { ...open, round: blind, rounds: [blind] },
      { ...open, rounds: [{ ...blind, state: 'dropped' }] },
      ['Round 2 was dropped.'],
    ],
    [
      'being muted',
      open,
      { ...open, own: { ...host, muted: true } },
      ['You are muted here. You can read on.'],
    ],
    [
      'a hand, to who leads',
      open,
      { ...open, seats: [host, seatOf('Ben', { hand: 'now' })] },
      ['Ben raised a hand.'],
    ],
    ['no hand to others', watching, { ...watching, seats: [host, seatOf('Ben', { hand: 'now' })] }, []],
    [
      'the end, and nothing of what goes with it',
      withSession({ timer: { ends: 'then', seconds: 90 } }),
      withSession({ state: 'ended', task: null }),
      ['The session has ended.'],
    ],
  ])('is %s', (_what, before, now, said) => {
    expect(sayings(before, now)).toEqual(said)
  })
})
