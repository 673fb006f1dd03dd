import { expect, it } from 'vitest'
import { opening } from '../../server/pages/opening.ts'

const sentence = 'The council writes to every family that is known to it, and most of them answer.'

it('begins with the words of stored HTML, as plain text', () => {
  expect(opening('<p>One &amp; <strong>two</strong></p><p>Three</p>')).toBe('One & two Three')
})

it('ends at a word, without a stop before the ellipsis', () => {
  expect(opening(`<p>${sentence}</p><p>${sentence} And on.</p>`, sentence.length + 3)).toBe(
    `${sentence.slice(0, -1)}…`,
  )
  expect(opening(`<p>${'word '.repeat(60)}</p>`)).toMatch(/^(word ){10,27}word…$/)
})

it('has something of one very long word', () => {
  expect(opening(`<p>${'x'.repeat(300)}</p>`)).toBe(`${'x'.repeat(140)}…`)
})
