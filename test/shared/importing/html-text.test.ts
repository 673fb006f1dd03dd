import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../../shared/importing/html-text.ts'
import { decodeEntities } from '../../../shared/importing/markup.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'
import { read } from '../../support/importing.ts'

describe('the words of a page', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<p>One<br>Two<br/><br />Three</p>', 'One\nTwo\n\nThree'],
    ['<div>One</div><div>Two</div>', 'One\nTwo'],
    ['<p>One\n  and   the same</p>', 'One and the same'],
    ['<p>Some <b>bold</b> and <i>slanted</i>words.</p>', 'Some bold and slantedwords.'],
    [
      '<p>A&nbsp;B &amp;amp; &lt;p&gt; &#8220;x&#x201D; &unknown; &</p>',
      'A\u00a0B &amp; <p> “x” &unknown; &',
    ],
    ['<!-- <p>no</p> --><p>Yes</p><![CDATA[ & all ]]>', 'Yes\n\n& all'],
    ['<style>p{}</style><script>if (a < b) document.write("<p>Kent 1/1/16</p>")</script><p>Yes</p>', 'Yes'],
    ['<nav>Menu <nav>more</nav> still</nav><p>Yes</p><aside>Other</aside>', 'Yes'],
    ['<p>2 < 3 and 4 > 3', '2 < 3 and 4 > 3'],
    ['<p title="a > b">Yes</p>', 'Yes'],
    ['<ol><li>One</li><li>Two<ol><li>Deep</li></ol></li></ol>', '    1. One\n    2. Two\n\n        1. Deep'],
    [
      '<ol start="3"><li>One</li><li value="7">Two</li><li value="x">3</li></ol>',
      '    3. One\n    7. Two\n    8. 3',
    ],
    ['<ul><li>One</li></ul>', '    One'],
    ['<p>unclosed <b>and <i>wild</p></b></div><p', 'unclosed and wild\n\n<p'],
    ['', ''],
  ])('of %j are %j', (html, text) => {
    expect(htmlToText(html).text).toBe(text)
  })

  test('keep where a link leads, counted in code points, and only web addresses', () => {
    const { text, targets } = htmlToText(
      '<p>😀 <a href="https://example.org/?a=1&amp;b=2">the <em>report</em></a> <a href="javascript:alert(1)">x</a> <a>y</a></p>',
    )
    expect(targets).toEqual([{ url: 'https://example.org/?a=1&b=2', label: 'the report', start: 2, end: 12 }])
    expect(codePointSlice(text, 2, 12)).toBe('the report')
  })

  test('have no markup left that could run', () => {
    const { title, introduction } = read(
      '<h1>A <script>alert(1)</script>title</h1><p onclick="x()">Words</p>',
    )
    expect([title, introduction]).toEqual(['A title', 'Words'])
  })

  test('come back from any text that was escaped, and from any nonsense without an error', () => {
    const escaped = (words: string) => words.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => {
        expect(decodeEntities(escaped(words))).toBe(words)
        // Only what HTML calls white space is folded; a no-break space is a word's own.
        const plain = words.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '')
        expect(htmlToText(`<p>${escaped(words)}</p>`).text).toBe(plain)
      }),
    )
    const scraps = fc.constantFrom(
      '<',
      '>',
      '</',
      'p',
      'script',
      '"',
      "'",
      '=',
      ' ',
      '<!--',
      '-->',
      '&',
      '#',
      ';',
      '<li>',
      'a',
    )
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 40 }), (parts) => {
        const { text, targets } = htmlToText(parts.join(''))
        expect(typeof text).toBe('string')
        expect(targets.every(({ start, end }) => start < end)).toBe(true)
      }),
    )
  })
})
