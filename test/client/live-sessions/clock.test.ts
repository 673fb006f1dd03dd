import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ahead, bestGuess, learnt } from '../../../client/live-sessions/leading/server-clock.ts'
import { sayLeft, sayPassing, secondsUntil } from '../../../client/live-sessions/leading/time-left.ts'

describe('the server’s clock', () => {
  const answers = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 1e7 }), way: fc.nat(3_000), back: fc.nat(3_000) }),
    { minLength: 1, maxLength: 8 },
  )

  it('is where it is, however far off the screen’s is and however slow the answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), answers, (ahead, asked) => {
        let known: Ahead | null = null
        for (const { at, way, back } of asked) {
          const date = Math.floor((at + way + ahead) / 1_000) * 1_000
          const before: Ahead | null = known
          known = learnt(before, { sent: at, came: at + way + back, date })
          expect(known.least).toBeLessThanOrEqual(ahead)
          expect(known.most).toBeGreaterThanOrEqual(ahead)
          if (before) expect(known.most - known.least).toBeLessThanOrEqual(before.most - before.least)
        }
      }),
    )
  })

  it('is not corrected where the clocks may well agree, and is where they can’t', () => {
    expect(bestGuess(learnt(null, { sent: 10_400, came: 10_500, date: 10_000 }))).toBe(0)
    expect(bestGuess(learnt(null, { sent: 10_400, came: 10_500, date: 70_000 }))).toBe(60_050)
  })

  it('is learnt anew when the screen’s was put right meanwhile', () => {
    const wrong = learnt(null, { sent: 0, came: 100, date: 600_000 })
    expect(bestGuess(learnt(wrong, { sent: 601_000, came: 601_100, date: 601_000 }))).toBe(0)
  })
})

describe('the time that is left', () => {
  it('is counted in whole seconds, down to nothing', () => {
    const ends = 1_000_000
    const left = [60_001, 60_000, 999, 1, 0, -5_000].map((ms) => secondsUntil(ends, ends - ms))
    expect(left).toEqual([61, 60, 1, 1, 0, 0])
    expect([272, 60, 59, 5, 0, 7_200].map(sayLeft)).toEqual([
      '4:32',
      '1:00',
      '0:59',
      '0:05',
      '0:00',
      '120:00',
    ])
  })

  it('is said aloud once at one minute and once at its end, also where seconds are skipped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 7_200 }),
        fc.array(fc.integer({ min: 1, max: 90 })),
        (all, steps) => {
          let left = all
          const said: string[] = []
          for (const step of [...steps, ...Array(400).fill(30)]) {
            const next = Math.max(0, left - step)
            said.push(...[sayPassing(left, next)].filter((words) => words !== null))
            left = next
          }
          expect(said.at(-1)).toBe('Time is up.')
          expect(said.filter((words) => words === 'Time is up.')).toHaveLength(1)
          expect(said.length).toBeLessThanOrEqual(2)
        },
      ),
    )
    expect(sayPassing(61, 60)).toBe('One minute left.')
    expect(sayPassing(60, 59)).toBeNull()
  })
})
