import { describe, expect, test } from 'vitest'
import type { ImportPreview } from '../../../shared/importing/preview.ts'
import { read } from '../../support/importing.ts'
import { readPost } from '../../support/posts.ts'

const outline = ({ entries }: ImportPreview) =>
  entries.map(({ authority, date, overall, reinspection, sections, sourceUrl }) => [
    authority?.slug ?? null,
    date,
    overall?.grade,
    reinspection?.previousGrade ?? null,
    sections.map(({ section, kind }) => `${section} ${kind}`).join(', '),
    sourceUrl,
  ])

describe('a post', () => {
  test('as the blog writes it', () => {
    const post = read(readPost('as-the-blog.txt'))
    expect(outline(post)).toEqual([
      ['medway', '2016-03-04', 'adequate', null, 'local-authority silence', null],
      ['derby', '2016-03-04', 'outstanding', null, 'local-authority quotation, lscb quotation', null],
      [
        'south-tyneside',
        '2016-03-04',
        'requires-improvement',
        'inadequate',
        'local-authority quotation',
        null,
      ],
      ['st-helens', '2016-02-11', 'inadequate', null, 'local-authority quotation', null],
    ])
    expect(post.title).toBe('A made-up round of reports for testing, March\u00a02016')
    expect(post.introduction).toBe('(Hardly any of it was followed in this made-up post)')
    expect(post.links.map(({ label, url }) => [label, url])).toEqual([
      ['the advice that inspectors were given', null],
      ['The advice itself, as sent to every inspector', null],
      ['example.org/tag/made-up', 'https://example.org/tag/made-up/'],
    ])
    expect(post.unread).toEqual([])
  })

  test('with its grades in brackets, a name nobody knows and two days that never were', () => {
    const post = read(readPost('bracketed-grade.txt'))
    expect(outline(post)).toEqual([
      ['luton', '2016-03-03', 'good', null, 'local-authority quotation', null],
      [
        'redcar-and-cleveland',
        '2016-02-17',
        'requires-improvement',
        'inadequate',
        'local-authority quotation, lscb silence',
        null,
      ],
      [null, '2016-02-17', 'outstanding', null, 'local-authority quotation', null],
      ['bury', null, 'good', null, 'local-authority quotation', null],
      ['wirral', null, 'good', null, 'local-authority quotation', null],
    ])
    expect(post.problems.map(({ code, line }) => [code, line])).toEqual([
      ['authority-unknown', 18],
      ['date-month-first', 21],
      ['date-impossible', 24],
    ])
    expect(post.introduction).toBe(
      'Some words before the first report.\nThey go on in a second line.\n\nAnd there is a second paragraph.',
    )
    expect(post.ignored.map(({ line, reason }) => [line, reason])).toEqual([[3, 'about the post, not of it']])
  })

  test('with addresses before the grades, and dates missing', () => {
    const post = read(readPost('address-first.txt'))
    const address = (name: string) => `https://reports.example.org/${name}.pdf`
    expect(outline(post)).toEqual([
      ['barnet', null, 'good', null, 'local-authority quotation', address('barnet')],
      [
        'bournemouth-christchurch-and-poole',
        null,
        'inadequate',
        null,
        'local-authority silence',
        address('bcp'),
      ],
      ['essex', '2019-10-01', 'requires-improvement', null, 'local-authority quotation', address('essex')],
      ['kent', '2017-06-13', 'good', null, 'local-authority quotation', null],
    ])
    expect(post.entries[0]?.sections[0]?.text).toBe(
      'Parents say that they are “listened to”. The pan-London protocol is followed.',
    )
    expect(post.problems.map(({ code, line }) => [code, line])).toEqual([
      ['date-missing', 3],
      ['date-missing', 9],
    ])
    expect(post.links.map(({ label, url }) => [label, url])).toEqual([
      ['A page about reports', 'https://example.org/reports'],
    ])
  })

  test('as a saved page', () => {
    const post = read(readPost('saved-page.html'))
    expect(post.format).toBe('html')
    expect(outline(post)).toEqual([
      [
        'oldham',
        '2016-05-09',
        'good',
        null,
        'local-authority quotation',
        'https://reports.example.org/oldham.pdf',
      ],
      ['walsall', '2016-05-09', 'inadequate', null, 'lscb quotation', null],
    ])
    expect(post.title).toBe('Reports read in a browser (made up)')
    expect(post.entries[0]?.sections[0]?.text).toBe(
      'Staff know all\u00a048 families by name — “a credit to them”.\nVisits are offered, never pressed.',
    )
    expect(post.links.map(({ label, url }) => [label, url])).toEqual([
      ['nothing', null],
      ['the advice & its history', 'https://example.org/advice'],
      ['All reports in one file', 'https://example.org/all.pdf'],
    ])
    expect(post.comments).toMatchObject([
      {
        authorName: 'Ash Reader',
        isPostAuthor: false,
        depth: 0,
        parent: null,
        dateAsPasted: '10 May 2016 at 9:15 am',
      },
      { authorName: 'Rowan Example', isPostAuthor: true, depth: 1, parent: 0, text: 'An answer.' },
    ])
    expect(post.comments[0]?.text).toBe(
      'First paragraph.\n\nSecond, with a list:\n\n1. one thing\n2. another thing',
    )
    expect(post.unread.map(({ text }) => text)).toEqual(['A blog of made-up reports'])
  })

  test('as a WordPress export', () => {
    const post = read(readPost('export.wxr'))
    expect(post.format).toBe('wxr')
    expect(post.title).toBe('Reports & remarks, exported (made up)')
    expect(post.introduction).toBe('Two reports, both made up.')
    expect(outline(post)).toEqual([
      ['trafford', '2015-12-01', 'good', null, 'local-authority quotation, lscb silence', null],
      [
        'leeds',
        '2015-12-01',
        'outstanding',
        null,
        'local-authority quotation',
        'https://reports.example.org/leeds.pdf',
      ],
    ])
    expect(post.entries[1]?.sections[0]?.text).toBe('Advice is sent within 5 days.')
    expect(
      post.comments.map(({ authorName, isPostAuthor, depth, parent, text }) => [
        authorName,
        isPostAuthor,
        depth,
        parent,
        text,
      ]),
    ).toEqual([
      ['Ash Reader', false, 0, null, 'Is it all made up?\n\nReally?'],
      ['Rowan Example', true, 1, 0, 'All of it — every word.'],
      ['Linden Visitor', false, 0, null, '1. A list\n2. of two'],
      ['Rowan Example', false, 0, null, 'Somebody else of that name.'],
    ])
    expect(post.ignored).toMatchObject([{ text: 'Cheap things: Buy them' }])
    expect(post.problems.map(({ code }) => code)).toEqual(['nesting-unclear'])
  })

  test('without anything that looks like an entry is kept whole and says so', () => {
    const post = read('A title\n\nJust words.\n\nAnd more.')
    expect(post).toMatchObject({ title: 'A title', introduction: 'Just words.\n\nAnd more.', entries: [] })
    expect(post.problems.map(({ code }) => code)).toEqual(['no-entries'])
  })

  test('that begins with an entry has no title, and says so', () => {
    const post = read('Kent 13/6/17\nRecords are kept.\nGood')
    expect(post).toMatchObject({ title: '', introduction: '' })
    expect(post.problems.map(({ code }) => code)).toEqual(['title-missing'])
  })
})
