import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../client/render.tsx'
import { excerpt } from '../annotations/excerpts.ts'
import { ben, comment, idOf } from '../live/page-states.ts'
import { digest, report } from './states/things.ts'
import { pageOf, threadOf } from './states.ts'

const withExcerpt = (more: Partial<ReturnType<typeof excerpt>>) => {
  const state = pageOf('digest')
  return renderBody({
    ...state,
    tables: { ...state.tables, excerpt: { [idOf('excerpt')]: { ...excerpt(), ...more } } },
  })
}

describe('an excerpt', () => {
  it('that is a quotation stands in a blockquote, and nothing is said about its kind', () => {
    const html = withExcerpt({ kind: 'quotation' })
    expect(html).toMatch(/excerpt-quotation.*?<blockquote>/s)
    expect(html).not.toContain('excerpt-kind')
  })

  it('that is a summary says so, and is no quotation', () => {
    const html = withExcerpt({ kind: 'summary' })
    expect(html).toContain('Summary in our own words')
    expect(html).not.toMatch(/excerpt-summary.{0,200}<blockquote>/s)
  })

  it('that states a silence is the editor’s', () => {
    expect(withExcerpt({ kind: 'silence' })).toContain('Editor’s statement: not mentioned')
  })

  it('has the editor’s notes apart from its words, and its place', () => {
    const html = withExcerpt({ editorNotes: ['the board'], paragraph: '29', page: 13 })
    expect(html).toContain('paragraph 29, page 13')
    expect(html).toMatch(/Editor’s note: the board/)
  })
})

describe('a grade', () => {
  it('is its word, with the printed words on hover and the grade before a re-inspection', () => {
    const html = renderBody(pageOf('document'))
    expect(html).toMatch(/title="As printed: GOOD".*?<\/svg>Good</s)
    expect(html).toContain('Re-inspection; before it: Inadequate')
  })

  it('is said to be missing where a report gives none', () => {
    const state = pageOf('document')
    const ungraded = { ...report, judgements: [] }
    const html = renderBody({ ...state, tables: { ...state.tables, document: { [report.id]: ungraded } } })
    expect(html).toContain('No overall grade')
  })
})

describe('a thread', () => {
  const thread = { kind: 'digest', id: digest.id } as const
  const withComments = (...comments: ReturnType<typeof comment>[]) => {
    const state = pageOf('digest')
    const table = Object.fromEntries(comments.map((one) => [one.id, one]))
    return renderBody({ ...state, tables: { ...state.tables, comment: table }, threads: threadOf(comments) })
  }

  it('counts its thoughts in the heading', () => {
    expect(renderBody(pageOf('digest'))).toContain('2 thoughts on “Reports in June”')
    expect(withComments(comment('only', ben, { thread }))).toContain('1 thought on “Reports in June”')
    expect(withComments()).toContain('No thoughts yet on “Reports in June”')
  })

  it('keeps the place of what was withdrawn, and the answers to it', () => {
    const gone = comment('gone', ben, { thread, state: 'withdrawn', html: null })
    const html = withComments(gone, comment('answer', ben, { thread, parent: gone.id }))
    expect(html).toContain('Withdrawn by its author.')
    expect(html).toContain('<p>answer</p>')
    expect(html).toContain('1 thought on')
  })

  it('tells the author alone that the withdrawn words are theirs to see', () => {
    const html = withComments(comment('gone', ben, { thread, state: 'withdrawn', may: ['restore'] }))
    expect(html).toContain('You withdrew this. Only you and the moderators see the words.')
    expect(html).toContain('Restore')
  })

  it('names who wrote the post, and calls the date of an imported thought what it is', () => {
    const creator = { id: null, name: 'Fay', postAuthor: true, guest: false, site: null }
    const html = withComments(comment('old', ben, { thread, creator, imported: true }))
    expect(html).toContain('post author')
    expect(html).toContain('imported <time datetime="2017-06-13T12:00:00Z"')
  })

  it('says whom a reply answers once it is too deep to be set in', () => {
    const chain = Array.from({ length: 7 }, (_, at) =>
      comment(`c${at}`, ben, { thread, parent: at === 0 ? null : idOf(`c${at - 1}`) }),
    )
    expect(withComments(...chain).match(/in answer to/g)).toHaveLength(2)
  })
})
