import fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { describe, expect, it } from 'vitest'
import { littleMarkupToHtml } from '../../../shared/text/little-markup.ts'

const link = (href: string, words = href) => `<a href="${href}" rel="nofollow ugc noopener">${words}</a>`

/** The words that a reader sees. Attribute values hold no '>' because it is always escaped. */
const seen = (html: string) =>
  html
    .replace(/<br( \/)?>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const letters = (text: string) => text.replace(/[^\p{L}\p{M}]/gu, '')

describe('what people type in a comment', () => {
  it.each([
    ['bold', 'a **very** good report', '<p>a <strong>very</strong> good report</p>'],
    ['italic with stars', '*Ofsted* says', '<p><em>Ofsted</em> says</p>'],
    ['italic with underscores', 'so _they_ say', '<p>so <em>they</em> say</p>'],
    ['bold and italic', '***both***', '<p><strong><em>both</em></strong></p>'],
    ['italic within bold', '**bold *both***', '<p><strong>bold <em>both</em></strong></p>'],
    ['bold within italic', '*thin **both***', '<p><em>thin <strong>both</strong></em></p>'],
    ['a quotation', '> one\n> two\n\nmine', '<blockquote><p>one<br>two</p></blockquote><p>mine</p>'],
    ['a list in a quotation', '> - a\n> - b', '<blockquote><ul><li>a</li><li>b</li></ul></blockquote>'],
    ['a list', 'Two things:\n- a\n- *b*', '<p>Two things:</p><ul><li>a</li><li><em>b</em></li></ul>'],
    ['a numbered list', '1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['a list with air in it', '1. a\n\n2. b\n\nc', '<ol><li>a</li><li>b</li></ol><p>c</p>'],
    ['paragraphs and lines', 'a\nb\r\n\r\n\n c', '<p>a<br>b</p><p>c</p>'],
    ['a link', '[the report](https://a.example/b?c=1&d=2)', null],
    ['nothing', ' \n ', ''],
  ])('%s', (_, source, html) => {
    const expected = html ?? `<p>${link('https://a.example/b?c=1&amp;d=2', 'the report')}</p>`
    expect(littleMarkupToHtml(source)).toBe(expected)
  })

  it('links bare addresses without the punctuation around them', () => {
    const wiki = 'https://a.example/Home_(education)'
    expect(littleMarkupToHtml(`See (${wiki}).`)).toBe(`<p>See (${link(wiki)}).</p>`)
    expect(littleMarkupToHtml('**http://a.example/x_y_z**')).toBe(
      `<p><strong>${link('http://a.example/x_y_z')}</strong></p>`,
    )
  })

  it('shows an address among the words of a link as words only', () => {
    expect(littleMarkupToHtml('[at https://a.example](https://b.example)')).toBe(
      `<p>${link('https://b.example', 'at https://a.example')}</p>`,
    )
  })

  it.each([
    '2 * 3 * 4',
    'snake_case_name and 5*3*2',
    '** not bold **',
    '*****',
    '__init__',
    '2. Second, I disagree',
    '2017. A year',
    '-5 degrees',
    '[words] (https aside)',
    '[words](javascript:alert)',
    '[words](//a.example)',
    'https://',
    'a [b',
  ])('leaves %j as typed', (source) => {
    expect(littleMarkupToHtml(source)).toBe(`<p>${source}</p>`)
  })

  it('keeps the typed mark where its partner is missing or on the wrong side', () => {
    expect(littleMarkupToHtml('*a **b* c**')).toBe('<p><em>a **b</em> c**</p>')
    expect(littleMarkupToHtml('*a [b* c](https://d.example)')).toBe(
      `<p><em>a [b</em> c](${link('https://d.example')})</p>`,
    )
  })

  it('makes no link that cannot be seen', () => {
    expect(littleMarkupToHtml('[ ](https://a.example)')).toBe(`<p>[ ](${link('https://a.example')})</p>`)
  })

  it('never lets HTML through', () => {
    expect(littleMarkupToHtml('<img src=x onerror="a">&amp;')).toBe(
      '<p>&lt;img src=x onerror=&quot;a&quot;&gt;&amp;amp;</p>',
    )
    expect(littleMarkupToHtml('https://a.example/"onclick="b')).toBe(
      `<p>${link('https://a.example/')}&quot;onclick=&quot;b</p>`,
    )
  })
})

/** Any mixture of marks, words, addresses and odd characters. */
const mixture = fc
  .array(
    fc.oneof(
      fc.constantFrom('**', '*', '_', '[', ']', '](https://a.example)', '> ', '- ', '1. ', '\n', '\n\n', ' '),
      fc.constantFrom(
        'https://b.example/c_(d)',
        'http',
        '(',
        ')',
        '<b>',
        '"',
        "'",
        '&',
        '\\',
        '😀',
        'é',
        '\u00a0',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('whatever is typed', () => {
  it('becomes well-formed HTML with the allowed tags only', () => {
    fc.assert(
      fc.property(mixture, (source) => {
        const html = littleMarkupToHtml(source)
        const open: string[] = []
        for (const [tag, slash, name] of html.matchAll(/<(\/?)([^\s>]*)[^>]*>/g)) {
          if (slash) expect(open.pop()).toBe(name)
          else if (name === 'a')
            expect(tag).toMatch(/^<a href="https?:\/\/[^"<>]+" rel="nofollow ugc noopener">$/)
          else expect(tag).toMatch(/^<(p|br|strong|em|blockquote|ul|ol|li)>$/)
          if (!slash && name !== 'br') open.push(name as string)
          expect(open.filter((one) => one === 'a').length).toBeLessThan(2)
        }
        expect(open).toEqual([])
        const outside = html.replace(/<\/?(p|br|strong|em|blockquote|ul|ol|li|a)\b[^<>]*>/g, '')
        expect(outside).not.toMatch(/[<>"']/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('passes the sanitiser, which finds nothing to take away', () => {
    const allowed = {
      allowedTags: ['p', 'br', 'strong', 'em', 'blockquote', 'ul', 'ol', 'li', 'a'],
      allowedAttributes: { a: ['href', 'rel'] },
      allowedSchemes: ['http', 'https'],
    }
    fc.assert(
      fc.property(mixture, (source) => {
        const html = littleMarkupToHtml(source)
        expect(seen(sanitizeHtml(html, allowed))).toBe(seen(html))
      }),
    )
  })

  it('loses no letter of it', () => {
    fc.assert(
      fc.property(mixture, (source) => {
        const readable = source.replaceAll('](https://a.example)', '')
        const html = littleMarkupToHtml(source.replaceAll('](https://a.example)', ']'))
        expect(letters(seen(html))).toBe(letters(readable))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    '*',
    '_',
    '[',
    ']',
    '> ',
    '**a ',
    '[a](',
    '](http://a',
    '](http://(',
    'http://',
    'http://a).',
    '*a_b[',
    '- \n',
    ' ',
  ])('takes no longer for %j over and over', (piece) => {
    const source = piece.repeat(20_000 / piece.length)
    littleMarkupToHtml(source)
    const started = performance.now()
    littleMarkupToHtml(source)
    expect(performance.now() - started).toBeLessThan(20)
  })
})
