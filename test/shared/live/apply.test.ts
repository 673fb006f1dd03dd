import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/live/apply.ts'
import { type Channel, type LiveEvent, noCounts } from '../../../shared/live/contract.ts'
import type { Depth, PageState } from '../../../shared/live/state.ts'
import { ada, channel, comment, emptyPage, gone, said } from '../../client/live/page-states.ts'

/** A page that has had these events; each has to apply. */
function having(events: LiveEvent[], state = emptyPage()): PageState {
  return events.reduce((held, event) => {
    const applied = apply(held, event)
    expect(applied.result).toBe('applied')
    return applied.state
  }, state)
}

const first = comment('first', ada)

describe('applying an event', () => {
  it('takes in the next change and the channel’s counts', () => {
    const state = having([said(1, first), said(2, comment('second', ada))])
    expect(Object.keys(state.tables.comment).length).toBe(2)
    expect(state.channels[channel]).toEqual({ seq: 2, depth: 'whole', counts: { ...noCounts, comments: 2 } })
  })

  it('changes nothing the second time', () => {
    const state = having([said(1, first)])
    const again = apply(state, said(1, { ...first, html: 'something else' }))
    expect(again.result).toBe('old')
    expect(again.state).toBe(state)
  })

  it('refuses what comes too early, and leaves the state as it was', () => {
    const state = emptyPage()
    expect(apply(state, said(2, first))).toEqual({ state, result: 'gap' })
  })

  it('passes over channels that the page doesn’t hold', () => {
    const state = emptyPage()
    const elsewhere: Channel = `digest:${'9'.repeat(24)}`
    expect(apply(state, { ...said(1, first), channel: elsewhere })).toEqual({ state, result: 'old' })
  })

  it('takes out what this viewer may not see, and counts an empty step for what they never saw', () => {
    const state = having([said(1, first), gone(2, first), gone(3, comment('hidden', ada))])
    expect(state.tables.comment).toEqual({})
    expect(state.channels[channel]?.seq).toBe(3)
  })

  it('never puts an older version over a newer one that came by another channel', () => {
    const newer = { ...first, version: 3, html: 'newest' }
    const state = having([said(1, newer), said(2, { ...first, version: 2, html: 'older' })])
    expect(state.tables.comment[first.id]).toEqual(newer)
    expect(state.channels[channel]?.seq).toBe(2)
  })

  it('touches nothing but what changed, so that drawing can tell', () => {
    const state = having([said(1, first)])
    const next = having([said(2, comment('second', ada))], state)
    expect(next.tables.annotation).toBe(state.tables.annotation)
    expect(next.tables.comment[first.id]).toBe(state.tables.comment[first.id])
    expect(state.tables.comment).toEqual({ [first.id]: first })
  })

  it.each<[Depth, number]>([
    ['whole', 1],
    ['summary', 0],
  ])('on a page that holds the %s, keeps %d comments and the counts', (depth, comments) => {
    const page = emptyPage()
    const channels = { [channel]: { seq: 0, depth, counts: noCounts } }
    const state = having([said(1, first)], { ...page, channels })
    expect(Object.keys(state.tables.comment).length).toBe(comments)
    expect(state.channels[channel]?.counts.comments).toBe(1)
  })
})
