import { expect, it } from 'vitest'
import { opening } from '../../../shared/text/opening.ts'

it.each([
  ['short words stay', 'short words stay'],
  ['lines\n\nare   joined', 'lines are joined'],
  ['it stops between words, before a comma, where it can', 'it stops between words…'],
  ['a whole sentence ends here. And it goes on', 'a whole sentence ends here…'],
  ['what comes… and comes again after it', 'what comes… and comes again…'],
  ['it ends in an ellipsis…… and goes on', 'it ends in an ellipsis…'],
  ['averyveryverylongwordthatgoesonandon', 'averyveryverylongwordthatgo…'],
  [`${'😀'.repeat(13)}x😀 more`, `${'😀'.repeat(13)}x…`],
])('%s', (text, shown) => {
  expect(opening(text, 27)).toBe(shown)
})
