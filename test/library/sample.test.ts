import { expect, test } from 'vitest'
import { registerAnnotations } from '../../server/annotations/annotations.entity.ts'
import { type AnnotationRecord, Annotations } from '../../server/annotations/annotations.model.ts'
import { registerContradictions } from '../../server/contradictions/contradictions.entity.ts'
import { type ContradictionRecord, Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { Digests } from '../../server/library/digests.model.ts'
import { digestBySlug } from '../../server/library/digests.reader.ts'
import { Documents } from '../../server/library/documents.model.ts'
import { documentsWithExcerpts } from '../../server/library/documents.reader.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { markSample } from '../../server/library/sample/marks.ts'
import { sampleReports } from '../../server/library/sample/reports.ts'
import { ensureSample } from '../../server/library/sample/sample.ts'
import { registerComments } from '../../server/threads/comments.entity.ts'
import { commentsOn } from '../../server/threads/threads.reader.ts'
import { guest } from '../../shared/accounts/actor.ts'
import { readGrade } from '../../shared/library/grades.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { describeCorpus, readCorpus } from '../support/corpus.ts'
import { startTestDatabase } from '../support/database.ts'

startTestDatabase()
registerLibrary()
registerComments()
registerAnnotations()
registerContradictions()

test('a first start makes one sample, however often and at once it is asked for', async () => {
  await Promise.all([ensureSample(markSample), ensureSample(markSample), ensureSample(markSample)])
  await ensureSample()
  expect(await Digests.countDocuments()).toBe(1)
  expect(await Documents.countDocuments()).toBe(5)
  const { slug } = (await Digests.findOne().lean()) ?? { slug: '' }
  const digest = await digestBySlug(slug)
  expect(digest).toMatchObject({ sample: true, creator: { id: null, name: 'Counterpoint' } })
  const { documents, excerpts } = await documentsWithExcerpts(
    digest.entries.map(({ document }) => document),
    guest,
  )
  expect(documents.map(({ authority }) => authority?.slug)).toEqual([
    'tower-hamlets',
    'kent',
    'derby',
    'gloucestershire',
    'knowsley',
  ])
  expect(excerpts.map(({ kind }) => kind)).toEqual([
    'summary',
    'silence',
    'summary',
    'summary',
    'summary',
    'summary',
  ])
  const [welcome, ...others] = await commentsOn(`digest:${digest.id}`, guest)
  expect(welcome?.creator).toMatchObject({ id: null, name: 'Counterpoint', postAuthor: true })
  expect(others).toEqual([])

  const notes = await Annotations.find().lean<AnnotationRecord[]>()
  expect(notes.map(({ target }) => target.quote.exact)).toEqual([
    'hears from nearly every family',
    'guidance obliges the council to visit every family once a year',
  ])
  for (const note of notes) {
    const { text } = excerpts.find(({ id }) => id === note.excerpt.toHexString()) ?? { text: '' }
    expect(codePointSlice(text, note.anchor.start, note.anchor.end)).toBe(note.target.quote.exact)
    expect(note).toMatchObject({ creator: { id: null, name: 'Counterpoint' }, anchor: { state: 'exact' } })
  }
  const contradictions = await Contradictions.find().lean<ContradictionRecord[]>()
  expect(contradictions.map(({ type, ends }) => [type, ...ends.map(({ kind }) => kind)])).toEqual([
    ['tone-v-overall', 'passage', 'field'],
    ['authority-v-lscb', 'passage', 'passage'],
  ])
})

describeCorpus('the sample’s facts', () => {
  const areas = {
    'help-and-protection': 'help_and_protection',
    'looked-after-and-permanence': 'looked_after_and_permanence',
    adoption: 'adoption',
    'care-leavers': 'care_leavers',
    leadership: 'leadership',
    lscb: 'lscb',
  } as const
  type Truth = {
    authority: string
    published: string
    overall: string
    report_url: string
    judgements: Record<string, string | null>
    ehe_statistics: { value: number }[]
    excerpts: { report_paragraph: number | null; pdf_page: number | null }[]
  }
  const truth = (): Truth[] => JSON.parse(readCorpus('data/ground-truth.json')).records

  test.for(sampleReports.map((report) => [report.authority, report] as const))('of %s are the report’s', ([
    slug,
    report,
  ]) => {
    const real = truth().find(({ authority }) => authority.toLowerCase().replaceAll(' ', '-') === slug)
    const graded = { overall: real?.overall ?? '' } as Record<string, string>
    for (const [area, key] of Object.entries(areas)) graded[area] = real?.judgements[key] ?? ''
    expect(Object.fromEntries(report.judgements.map(({ area, grade }) => [area, grade]))).toEqual(
      Object.fromEntries(
        Object.entries(graded).flatMap(([area, words]) => (words ? [[area, readGrade(words)]] : [])),
      ),
    )
    expect(report).toMatchObject({ published: real?.published, sourceUrl: real?.report_url })
    expect(report.passages.map(({ paragraph, page }) => [paragraph && Number(paragraph), page])).toEqual(
      real?.excerpts.map(({ report_paragraph, pdf_page }) => [report_paragraph, pdf_page]),
    )
    const words = report.passages.map(({ text }) => text).join(' ')
    for (const { value } of real?.ehe_statistics ?? []) expect(words).toContain(String(value))
  })

  test('stand in no sentence of the real post', () => {
    const post = readCorpus('corpus/blog-post-june-2017.txt').replace(/\s+/g, ' ').toLowerCase()
    for (const { text } of sampleReports.flatMap(({ passages }) => passages)) {
      const words = text.toLowerCase().split(/\s+/)
      for (let at = 0; at + 6 <= words.length; at += 1) {
        expect(post).not.toContain(words.slice(at, at + 6).join(' '))
      }
    }
  })
})
