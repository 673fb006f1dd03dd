import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlogPost } from '../../../shared/importing/blog-post.ts'
import type { ImportPreview } from '../../../shared/importing/preview.ts'
import { read } from '../../support/importing.ts'
import { readPost } from '../../support/posts.ts'

const post = readPost('as-the-blog.txt')

/** What was understood, without line numbers and whatever only repeats white space and quotation marks. */
function understood({ title, entries, comments, links, fingerprint }: ImportPreview): string {
  const found = { title, entries, comments, links, fingerprint }
  return JSON.stringify(found, (key, value) =>
    key === 'line' || key === 'notePositions' ? undefined : value,
  )
    .replace(/\\[ntr]|[\s\u200b]+/g, '')
    .replace(/“|”/g, '\\"')
}

describe('the same post with other white space', () => {
  test('keeps its fingerprint and everything that was understood', () => {
    const spaces = fc.constantFrom(' ', '\u00a0', '  ', ' \u00a0 ', ' \u200b', '\u2009')
    const ends = fc.constantFrom('\n', '\r\n', ' \n', '\u00a0\t\r\n')
    fc.assert(
      fc.property(fc.infiniteStream(spaces), fc.infiniteStream(ends), fc.boolean(), (space, end, curly) => {
        const next = (stream: Iterator<string>) => String(stream.next().value)
        const varied = post
          .replace(/(?<=\S)[ \u00a0]+(?=\S)/g, () => next(space))
          .replace(/\n/g, () => next(end))
          .replace(/[“”]/g, (mark) => (curly ? mark : '"'))
        expect(understood(read(varied))).toBe(understood(read(post)))
      }),
      { numRuns: 60 },
    )
  })

  test('blank lines, a byte order mark and the comment form make no difference to the fingerprint', () => {
    const { fingerprint } = read(post)
    expect(read(`\ufeff\n\n${post.replaceAll('\n', '\n\n')}\n\n`).fingerprint).toBe(fingerprint)
    expect(read(post.slice(0, post.indexOf('Leave a Reply'))).fingerprint).toBe(fingerprint)
  })

  test('another word, grade or thought makes another fingerprint', () => {
    const { fingerprint } = read(post)
    for (const [from, to] of [
      ['ninety-one', 'ninety-two'],
      ['RATED ADEQUATE', 'RATED GOOD'],
      ['Thank you.', 'Thank you all.'],
      ['4/3/16', '5/3/16'],
    ] as const) {
      expect(post).toContain(from)
      expect(read(post.replace(from, to)).fingerprint).not.toBe(fingerprint)
    }
  })

  test('neither the list of authorities nor the day has a part in the fingerprint', () => {
    const elsewhere = parseBlogPost(post, { authorities: [], today: '2010-01-01' })
    expect(elsewhere.fingerprint).toBe(read(post).fingerprint)
  })
})

describe('verbatim words', () => {
  test('keep double and unbroken spaces, curly quotes, numbers and percentages as they were pasted', () => {
    const { entries } = read(post)
    expect(entries[1]?.sections[0]?.text).toContain(
      'the ninety-one children taught at home, 12% more than before',
    )
    expect(entries[2]?.sections[0]?.text).toContain('the team\u00a0 visits')
    expect(entries[3]?.sections[0]?.text).toContain('“nobody”')
  })

  test('lose only the white space at the ends of lines, and are NFC', () => {
    const { entries } = read(
      'T\n\nKent 13/6/17\n\n \u00a0Every cafe\u0301  is open \u00a0\n\t to all \n\nGood',
    )
    expect(entries[0]?.sections[0]?.text).toBe('Every café  is open\nto all')
  })
})
