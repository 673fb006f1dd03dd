import { expect, it } from 'vitest'
import { littleMarkupToHtml } from '../../../shared/text/little-markup.ts'
import { quotation } from '../../../shared/threads/quotation.ts'

it('says who said it, and ends ready to go on', () => {
  expect(quotation('Ada', ' It is good.\n\nMostly. ')).toBe('Ada wrote:\n> It is good.\n> Mostly.\n\n')
  expect(quotation('', 'It is good.')).toBe('> It is good.\n\n')
})

it('is a quotation in our markup', () => {
  expect(littleMarkupToHtml(`${quotation('Ada', 'One.\nTwo.')}No.`)).toBe(
    '<p>Ada wrote:</p><blockquote><p>One.<br>Two.</p></blockquote><p>No.</p>',
  )
})
