import { describe, expect, test } from 'vitest'
import type { ImportComment } from '../../../shared/importing/preview.ts'
import { read } from '../../support/importing.ts'
import { readPost } from '../../support/posts.ts'

const heading = (count: number) => `${count} thoughts on “A title”`
const readThread = (...lines: string[]) =>
  read(['A title', '', 'Kent 13/6/17', 'Records are kept.', 'Good', '', ...lines].join('\n'))
const shape = ({ authorName, isPostAuthor, depth, parent }: ImportComment) => [
  authorName,
  isPostAuthor,
  depth,
  parent,
]

describe('the comments of a post', () => {
  test('come with names, the author’s badge, nesting from their indentation, and their paragraphs', () => {
    const { comments, problems } = read(readPost('as-the-blog.txt'))
    expect(comments.map(shape)).toEqual([
      ['Rowan Example', true, 0, null],
      ['Ash Reader', false, 1, 0],
      ['Rowan Example', true, 2, 1],
      ['Linden Visitor', false, 0, null],
    ])
    expect(comments[0]?.text.split('\n')).toEqual([
      '“The second paragraph of a report is worth reading.',
      'So is the third, which says:',
      '4. Nothing much.',
      '',
      'And this stands after a gap.',
    ])
    expect(comments[1]?.text).toBe('1. A list that begins an answer\n2. goes on')
    expect(problems).toMatchObject([{ code: 'comments-counted-otherwise', line: 27 }])
  })

  test('written as “Name says:” with dates and buttons leave those aside', () => {
    const { comments, ignored, problems } = readThread(
      heading(2),
      'Ash Reader says:',
      '14 June 2017 at 9:02 am',
      '',
      'A first thought.',
      '',
      'Reply',
      '',
      'J. Linden said on June 15, 2017 at 10:05 pm:',
      'A second one, on Kent 13/6/17.',
      'Reply ↓',
    )
    expect(comments.map(({ authorName, text, dateAsPasted }) => [authorName, text, dateAsPasted])).toEqual([
      ['Ash Reader', 'A first thought.', '14 June 2017 at 9:02 am'],
      ['J. Linden', 'A second one, on Kent 13/6/17.', ''],
    ])
    expect(ignored.map(({ text }) => text)).toEqual([heading(2), 'Reply', 'Reply ↓'])
    expect(problems).toEqual([])
  })

  test('written as a name above its date and badge are found', () => {
    const { comments } = readThread(
      '2 Comments',
      '',
      'Ash Reader',
      '14 June 2017 at 9:02 am',
      'A thought.',
      '',
      'Rowan Example',
      'Post author',
      '15/6/2017, 10:00',
      'An answer.',
    )
    expect(comments.map(shape)).toEqual([
      ['Ash Reader', false, 0, null],
      ['Rowan Example', true, 0, null],
    ])
    expect(comments.map(({ text }) => text)).toEqual(['A thought.', 'An answer.'])
  })

  test('on a page that lost its indentation are nested by their numbers, and a person is asked', () => {
    const { comments, problems } = readThread(
      ...[
        heading(4),
        '',
        '1. Ash Reader',
        '',
        'One.',
        '',
        '1. Rowan Example Post author',
        '',
        'One, one.',
        '',
      ],
      ...['2. Linden Visitor', '', 'Two?', '', '3. Birch Visitor', '', 'Three.'],
    )
    expect(comments.map(({ authorName, depth }) => [authorName, depth])).toEqual([
      ['Ash Reader', 0],
      ['Rowan Example', 1],
      ['Linden Visitor', 1],
      ['Birch Visitor', 1],
    ])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['nesting-unclear', 13],
      ['nesting-unclear', 17],
      ['nesting-unclear', 21],
    ])
  })

  test('begin below the last entry, though the page counts them at the top as well', () => {
    const { entries, comments, ignored } = read(
      [
        'A title',
        '2 Comments',
        '',
        'Kent 13/6/17',
        'A.',
        'Good',
        '',
        '2 Comments',
        '',
        'Ash says:',
        'Well.',
      ].join('\n'),
    )
    expect(entries).toHaveLength(1)
    expect(comments.map(({ text }) => text)).toEqual(['Well.'])
    expect(ignored.map(({ line }) => line)).toEqual([2, 8])
  })

  test('leave links from other sites aside, and words before the first comment in the tray', () => {
    const { comments, ignored, unread } = readThread(
      ...[heading(2), 'Newest first', '', 'Pingback: A page | A blog', '', 'Ash Reader says:', 'A thought.'],
    )
    expect(comments).toHaveLength(1)
    expect(ignored.map(({ reason }) => reason)).toContain('a link from another site')
    expect(unread.map(({ text }) => text)).toEqual(['Newest first'])
  })

  test('are never mistaken for entries, nor the form for a comment', () => {
    const { entries, comments, ignored, unread } = readThread(
      ...[
        heading(1),
        'Ash Reader says:',
        'Medway 13/6/17',
        'Good',
        '',
        'Leave a Reply',
        '',
        'Name *',
        '',
        'A stray line',
      ],
    )
    expect(entries).toHaveLength(1)
    expect(comments[0]?.text).toBe('Medway 13/6/17\nGood')
    expect(ignored.map(({ text }) => text)).toEqual([heading(1), 'Leave a Reply', 'Name *'])
    expect(unread).toMatchObject([{ text: 'A stray line', reason: 'It stands below the comment form.' }])
  })
})
