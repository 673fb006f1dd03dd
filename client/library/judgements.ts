import {
  type DocumentView,
  type Judgement,
  type JudgementArea,
  judgementAreas,
} from '../../shared/library/views.ts'

/** A document's judgement of an area; undefined where it gives none. */
export function judgementOf(document: DocumentView, area: JudgementArea): Judgement | undefined {
  return document.judgements.find((judgement) => judgement.area === area)
}

/** The judgements of the chapters, in the order reports print them. */
export function chapterJudgements(document: DocumentView): Judgement[] {
  return judgementAreas.flatMap((area) => (area === 'overall' ? [] : (judgementOf(document, area) ?? [])))
}
