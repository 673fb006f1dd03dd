import { describe, expect, it } from 'vitest'
import { near } from '../../../../client/annotations/passage/near.ts'

const bar = { width: 200, height: 40 }
const view = { width: 390, height: 800 }

describe('a toolbar near a passage', () => {
  it.each([
    [
      'above, in the middle',
      { left: 100, top: 300, width: 100, height: 20 },
      'above',
      { left: 50, top: 252 },
    ],
    ['below, for a finger', { left: 100, top: 300, width: 100, height: 20 }, 'below', { left: 50, top: 328 }],
    ['inside the left edge', { left: 0, top: 300, width: 40, height: 20 }, 'above', { left: 8, top: 252 }],
    [
      'inside the right edge',
      { left: 360, top: 300, width: 30, height: 20 },
      'above',
      { left: 182, top: 252 },
    ],
    [
      'below where above is no room',
      { left: 100, top: 20, width: 100, height: 20 },
      'above',
      { left: 50, top: 48 },
    ],
    [
      'above where below is no room',
      { left: 100, top: 760, width: 9, height: 20 },
      'below',
      { left: 8, top: 712 },
    ],
    [
      'in sight of a passage taller than the window',
      { left: 0, top: -50, width: 390, height: 900 },
      'above',
      { left: 95, top: 752 },
    ],
  ] as const)('stands %s', (_what, box, side, place) => {
    expect(near(box, bar, view, side)).toEqual(place)
  })
})
