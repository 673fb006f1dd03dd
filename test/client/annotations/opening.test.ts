import { expect, it } from 'vitest'
import { opening } from '../../../client/annotations/opening.ts'

it.each([
  ['short words stay', 'short words stay'],
  ['lines\n\nare   joined', 'lines are joined'],
  ['it stops between words, before a comma, where it can', 'it stops between words…'],
  ['averyveryverylongwordthatgoesonandon', 'averyveryverylongwordthatgo…'],
  [`${'😀'.repeat(13)}x😀 more`, `${'😀'.repeat(13)}x…`],
])('%s', (text, shown) => {
  expect(opening(text, 27)).toBe(shown)
})
