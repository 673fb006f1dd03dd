import { describe, expect, it } from 'vitest'
import { cardsInOrder } from '../../../../client/annotations/margin/cards.ts'
import { spansOf } from '../../../../client/annotations/marks/spans.ts'
import { codePointSlice } from '../../../../shared/text/code-points.ts'
import { idOf } from '../../live/page-states.ts'
import { contradiction, excerpt, highlighted, words } from '../excerpts.ts'

const marked = (...given: Parameters<typeof spansOf>) =>
  spansOf(...given).map(({ id, start, end }) => [id, codePointSlice(given[0].text, start, end)])

describe('what is marked in an excerpt', () => {
  it('marks highlights and both ends of a contradiction', () => {
    const { id } = contradiction('visits', 'well run')
    expect(marked(excerpt(), [highlighted('team visits')], [contradiction('visits', 'well run')])).toEqual([
      [idOf('team visits'), 'team visits'],
      [`${id}.0`, 'visits'],
      [`${id}.1`, 'well run'],
    ])
  })

  it('leaves out orphans, what was withdrawn, and what lies in other excerpts', () => {
    const orphan = highlighted('team visits', { anchor: { revision: 1, start: 0, end: 0, state: 'orphan' } })
    const withdrawn = highlighted('well run', { state: 'withdrawn' })
    const elsewhere = highlighted('homes')
    elsewhere.target.excerpt = idOf('another')
    const explained = { ...contradiction('visits', 'well run'), status: 'withdrawn' as const }
    expect(marked(excerpt(), [orphan, withdrawn, elsewhere], [explained])).toEqual([])
  })

  it('finds the words by themselves while the new anchors are still on their way', () => {
    const edited = excerpt(`Edited. ${words}`, 2)
    expect(marked(edited, [highlighted('well run')], [contradiction('visits', 'well run')])).toEqual([
      [idOf('well run'), 'well run'],
      [`${contradiction('visits', 'well run').id}.0`, 'visits'],
      [`${contradiction('visits', 'well run').id}.1`, 'well run'],
    ])
    expect(marked(excerpt('Nothing of it left.', 2), [highlighted('well run')], [])).toEqual([])
  })
})

describe('cards', () => {
  it('follow the text, the longer passage first, and those whose words are gone come last', () => {
    const orphan = highlighted('liked', { anchor: { revision: 1, start: 0, end: 0, state: 'orphan' } })
    const cards = [orphan, highlighted('well run'), highlighted('visits'), highlighted('visits homes')]
    const ids = cardsInOrder(excerpt(), cards).map(({ annotation }) => annotation.id)
    expect(ids).toEqual(['visits homes', 'visits', 'well run', 'liked'].map(idOf))
  })
})
