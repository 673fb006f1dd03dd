import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TracedPreview } from '../../../shared/importing/blog-post.ts'
import type { Claim } from '../../../shared/importing/ledger.ts'
import { importPreviewSchema } from '../../../shared/importing/preview.ts'
import { trace } from '../../support/importing.ts'
import { readPost } from '../../support/posts.ts'

const posts = ['as-the-blog.txt', 'bracketed-grade.txt', 'address-first.txt'].map(readPost)
const blank = /[\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/

/** Counts how often each code point of the raw text that isn't blank was claimed. */
function claimCounts(raw: string, { claims, text }: TracedPreview): number[] {
  const characters = [...raw]
  const counts = characters.map(() => 0)
  for (const claim of claims) {
    const { start, end } = text.toRaw(claim)
    for (let i = start; i < end; i += 1) counts[i] = (counts[i] ?? 0) + 1
  }
  return counts.filter((_, i) => !blank.test(characters[i] ?? ''))
}

/**
 * What the preview shows of a part. A stretch stands whole in one of `whole`; or it is one of `cores` with
 * only marks and labels around it ("(", "1.", "Published", "Source:", "says").
 */
function shownOf(part: Claim['part'], { preview }: TracedPreview): { whole: string[]; cores: string[] } {
  if (part === 'title') return { whole: [preview.title], cores: [] }
  if (part === 'introduction') return { whole: [preview.introduction], cores: [] }
  if (part === 'link') return { whole: preview.links.map(({ asPasted }) => asPasted), cores: [] }
  if (part === 'comment') {
    return {
      whole: preview.comments.flatMap(({ text, dateAsPasted }) => [text, dateAsPasted]),
      cores: preview.comments.flatMap(({ authorName, isPostAuthor }) => [
        authorName,
        ...(isPostAuthor ? ['Post author'] : []),
      ]),
    }
  }
  if (part === 'entry') {
    const { entries } = preview
    return {
      whole: entries.flatMap(({ headerAsPasted, overall, sections }) => [
        ...[headerAsPasted, overall?.asPasted ?? ''],
        ...sections.map(({ heading }) => heading ?? ''),
        // A silence statement and the words after it may share a line.
        sections.map(({ asPasted }) => asPasted).join(''),
      ]),
      cores: entries.flatMap((entry) => [
        entry.dateAsPasted,
        entry.reinspection?.note ?? '',
        entry.sourceUrl?.replace(/^https?:\/\//, '') ?? '',
      ]),
    }
  }
  return { whole: preview[part].map(({ text }) => text), cores: [] }
}

const bare = (words: string) => [...words].filter((character) => !blank.test(character)).join('')
const longestLabel = 'Report published on: ()'.length

function isShown(claim: Claim, traced: TracedPreview): boolean {
  const words = bare(traced.text.words(claim))
  const { whole, cores } = shownOf(claim.part, traced)
  const isAround = (core: string) =>
    core !== '' && words.includes(core) && words.length <= core.length + longestLabel
  return whole.map(bare).some((shown) => shown.includes(words)) || cores.map(bare).some(isAround)
}

function expectNothingDropped(raw: string): void {
  const traced = trace(raw)
  expect(claimCounts(raw, traced).filter((count) => count !== 1)).toEqual([])
  for (const claim of traced.claims) {
    expect([traced.text.words(claim), claim.part, isShown(claim, traced)]).toEqual([
      traced.text.words(claim),
      claim.part,
      true,
    ])
  }
  expect(importPreviewSchema.safeParse(traced.preview).error).toBeUndefined()
}

const scraps = fc.constantFrom(
  ...[
    'OVERALL KENT IS RATED GOOD',
    'OVERALL MEDWAY IS RATED FAIR',
    '[OVERALL GRADE “Inadequate”]',
    'overall rating good',
  ],
  ...[
    'Kent 13/6/17',
    'Atlantis 13/6/17',
    'Leeds',
    'York 31/2/17',
    'Reading: Good',
    'Bury https://example.org/x Good',
  ],
  ...[
    'Regarding the LSCB',
    'Home education is not mentioned.',
    '(RE-INSPECTION',
    ')',
    '[',
    ']',
    '[a note]',
    'w[or]d',
  ],
  ...[
    'https://example.org/a',
    'See also www.example.org',
    'Click here for more.',
    'It can be found HERE',
    'Good',
  ],
  ...[
    '2 thoughts on “x”',
    '3 Comments',
    'Leave a Reply',
    'Name *',
    'Reply',
    '    1. Ash Post author',
    '  Ash says:',
  ],
  ...[
    '\u00a0',
    '\u200b',
    '\t',
    '\r',
    '\r\n',
    '\n\n',
    '\u2028',
    '\ufeff',
    '😀',
    'e\u0301',
    '\u0000',
    '\ud800',
    '“',
    '–',
  ],
)

describe('nothing is dropped', () => {
  test.each(posts.map((post) => [post.split('\n')[0], post]))('from “%s”', (_, post) => {
    expectNothingDropped(post)
  })

  test('from a post whose lines were shuffled, doubled, cut and mixed with other things', () => {
    const change = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('insert', 'line', 'cut', 'double', 'swap', 'join'),
      scrap: scraps,
      length: fc.nat(40),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...posts),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (post, changes) => {
          expectNothingDropped(changes.reduce(mutate, post))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('from any sequence of the things a post is made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(scraps, fc.constantFrom('', ' ', '\n', '\n\n')), { maxLength: 25 }),
        (parts) => {
          expectNothingDropped(parts.flat().join(''))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('from any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        // A text in which a tag closes is a page, and pages have a test of their own.
        fc.pre(!raw.includes('</'))
        expectNothingDropped(raw)
      }),
      { numRuns: 300 },
    )
  })
})

type Change = { at: number; kind: string; scrap: string; length: number }

function mutate(post: string, { at, kind, scrap, length }: Change): string {
  const place = at % (post.length + 1)
  if (kind === 'insert') return post.slice(0, place) + scrap + post.slice(place)
  if (kind === 'cut') return post.slice(0, place) + post.slice(place + length)
  const lines = post.split('\n')
  const line = at % lines.length
  if (kind === 'line') lines.splice(line, 0, scrap)
  else if (kind === 'double') lines.splice(line, 0, lines[line] ?? '')
  else if (kind === 'join') lines.splice(line, 2, lines.slice(line, line + 2).join(' '))
  else lines.push(...lines.splice(line, 1 + (length % 3)))
  return lines.join('\n')
}
