import { expect, test } from 'vitest'
import { allAuthorities, authorityBySlug } from '../../../server/library/authorities.ts'
import { parseBlogPost } from '../../../shared/importing/blog-post.ts'
import { importPreviewSchema } from '../../../shared/importing/preview.ts'
import { readGrade } from '../../../shared/library/grades.ts'
import { describeCorpus, readCorpus } from '../../support/corpus.ts'

type Truth = {
  authority: string
  gss_code: string
  published: string
  date_as_pasted: string
  overall: string
  reinspection: string | null
  excerpts: { section: string; in_seed: boolean; tags: string[] }[]
}

describeCorpus('the real post of June 2017', () => {
  const read = () =>
    parseBlogPost(readCorpus('corpus/blog-post-june-2017.txt'), {
      authorities: allAuthorities(),
      today: '2026-11-22',
    })
  const truth = (): Truth[] => JSON.parse(readCorpus('data/ground-truth.json')).records

  test('holds the ten entries that were checked by hand', () => {
    const found = read().entries.map((entry) => ({
      gssCode: authorityBySlug(entry.authority?.slug ?? '')?.gssCode,
      date: entry.date,
      dateAsPasted: entry.dateAsPasted,
      grade: entry.overall?.grade,
      reinspection: entry.reinspection !== null,
      previous: entry.reinspection?.previousGrade ?? null,
      sections: entry.sections.map(({ section, kind }) => `${section} ${kind}`),
      problems: entry.problems,
    }))
    expect(found).toEqual(
      truth().map((record) => ({
        gssCode: record.gss_code,
        date: record.published,
        dateAsPasted: record.date_as_pasted,
        grade: readGrade(record.overall),
        reinspection: record.reinspection !== null,
        previous: record.reinspection === null ? null : 'inadequate',
        sections: record.excerpts
          .filter(({ in_seed }) => in_seed)
          .map(({ section, tags }) => {
            const kind = tags.includes('silence') ? 'silence' : 'quotation'
            return `${section === 'LSCB' ? 'lscb' : 'local-authority'} ${kind}`
          }),
        problems: [],
      })),
    )
  })

  test('quotes exactly what stands in the post, without grades, headings or notes', () => {
    const raw = readCorpus('corpus/blog-post-june-2017.txt')
    const { entries } = read()
    for (const { sections } of entries) {
      for (const { text, asPasted, editorNotes } of sections) {
        expect(raw).toContain(asPasted)
        expect(text).not.toMatch(/OVERALL|Regarding the LSCB|RE-INSPECTION|[[\]]/)
        expect(editorNotes.length > 0).toBe(asPasted.includes('['))
      }
    }
    const redcar = entries.find(({ authority }) => authority?.slug === 'redcar-and-cleveland')?.sections[0]
    expect(redcar?.editorNotes).toHaveLength(1)
    expect(redcar?.text.slice(0, redcar.notePositions[0])).toMatch(/VEMT$/)
    expect(redcar?.text).toContain('VEMT group on')
  })

  test('brings the title, the two pointers without an address, the one with, and one remark of the editor’s', () => {
    const { title, introduction, links, format } = read()
    expect(format).toBe('text')
    const raw = readCorpus('corpus/blog-post-june-2017.txt')
    expect(raw.split('\n')[0]).toBe(title)
    expect(introduction).toMatch(/^\([^()]*\)$/)
    expect(raw).toContain(`${links[0]?.asPasted} \u00a0${introduction}`)
    expect(links.map(({ url }) => url)).toEqual([null, null, expect.stringMatching(/^https:\/\/.*\/$/)])
    expect(links[0]?.asPasted).toBe(`Click here for ${links[0]?.label}.`)
  })

  test('brings the two nested comments of the post’s author, and puts the form aside', () => {
    const { comments, ignored, unread, problems } = read()
    expect(
      comments.map(({ isPostAuthor, depth, parent, text }) => [
        isPostAuthor,
        depth,
        parent,
        text.split('\n').length,
      ]),
    ).toEqual([
      [true, 0, null, 3],
      [true, 1, 0, 2],
    ])
    expect(new Set(comments.map(({ authorName }) => authorName)).size).toBe(1)
    expect(comments[0]?.text).toMatch(/^“.*”$/s)
    expect(comments[1]?.text).toMatch(/\n21\. /)
    expect(unread).toEqual([])
    expect(ignored.map(({ reason }) => reason)).toContain('the comment form')
    expect(problems.map(({ code }) => code)).toEqual(['comments-counted-otherwise'])
  })

  test('is a preview by its own schema', () => {
    expect(importPreviewSchema.parse(read())).toEqual(read())
  })
})
