import { type Grade, gradeLabels } from '../../../shared/library/grades.ts'
import { type Day, type Judgement, judgementAreas } from '../../../shared/library/views.ts'
import type { Passage } from '../shelve-report.ts'

/** A report of the sample: its facts as published, and what it says in our own words. */
export type SampleReport = {
  authority: string
  published: Day
  judgements: Judgement[]
  reinspection: string | null
  sourceUrl: string
  passages: Passage[]
}

/** Grades in the order of `judgementAreas`, overall first; null where the report gives none. */
const graded = (given: (Grade | null)[], previous: Grade | null = null): Judgement[] =>
  judgementAreas.flatMap((area, index) => {
    const grade = given[index]
    if (!grade) return []
    return [{ area, printed: gradeLabels[grade], grade, previous: area === 'overall' ? previous : null }]
  })

const summary = (text: string, section: Passage['section'], paragraph: string, page: number): Passage => ({
  kind: 'summary',
  section,
  text,
  paragraph,
  page,
  editorNotes: [],
})

const report = (file: number) => `https://files.ofsted.gov.uk/v1/file/${file}`
const improve = 'requires-improvement'

/** Five reports of 2017. Every remark is a summary of ours, and none a quotation. */
export const sampleReports: readonly SampleReport[] = [
  {
    authority: 'tower-hamlets',
    published: '2017-04-07',
    judgements: graded(['inadequate', 'inadequate', improve, improve, improve, 'inadequate', 'inadequate']),
    reinspection: null,
    sourceUrl: report(2760740),
    passages: [
      summary(
        'The inspectors approve of the way the council follows children who learn at home: its methods are called settled and working. They count 170 such children, 68% of them of primary and 32% of secondary age, and say that the council’s team hears from nearly every family.',
        'local-authority',
        '29',
        15,
      ),
    ],
  },
  {
    authority: 'kent',
    published: '2017-06-13',
    judgements: graded(['good', improve, 'good', 'good', 'good', 'good', improve]),
    reinspection: null,
    sourceUrl: report(2763794),
    passages: [
      {
        kind: 'silence',
        section: 'local-authority',
        text: 'The whole report has not one word on home education.',
        paragraph: null,
        page: null,
        editorNotes: [],
      },
    ],
  },
  {
    authority: 'derby',
    published: '2017-06-13',
    judgements: graded(['good', improve, 'good', 'good', 'good', 'good', 'outstanding']),
    reinspection: null,
    sourceUrl: report(50004376),
    passages: [
      summary(
        'The inspectors find the council’s lists of home-educated children full. They take it that guidance obliges the council to visit every family once a year and to see the children, and count its visits as doing what is required.',
        'local-authority',
        '29',
        13,
      ),
      summary(
        'The board asked the council how it could be sure that children learning at home are well. The council set out how little the law lets it do, and the board’s chair took the matter to the Secretary of State by letter.',
        'lscb',
        '93',
        31,
      ),
    ],
  },
  {
    authority: 'gloucestershire',
    published: '2017-06-13',
    judgements: graded(['inadequate', 'inadequate', improve, 'good', improve, 'inadequate', improve]),
    reinspection: null,
    sourceUrl: report(50004377),
    passages: [
      summary(
        'The council’s list of home-educated children is praised as complete. Their number, 596, is treated as a problem: it grew by 20% within a year although the council works with schools to bring it down. The remark stands in the chapter on looked-after children.',
        'local-authority',
        '63',
        21,
      ),
    ],
  },
  {
    authority: 'knowsley',
    published: '2017-06-13',
    judgements: graded([improve, improve, improve, 'good', 'good', 'good', null], 'inadequate'),
    reinspection: 'Re-inspection: overall effectiveness was inadequate in the report of 30 June 2014.',
    sourceUrl: report(50004380),
    passages: [
      summary(
        'One sentence deals with two groups at once: the council looks for children who are missing from school, to know that they come to no harm, and watches over those who learn at home. The inspectors are content with both.',
        'local-authority',
        '19',
        10,
      ),
    ],
  },
]
