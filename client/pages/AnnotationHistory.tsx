import type { AnchorState } from '../../shared/annotations/views.ts'
import { ExcerptFrame } from '../library/ExcerptFrame.tsx'
import { ExcerptText } from '../library/ExcerptText.tsx'
import { usePage } from '../live/store.ts'
import { Reworded } from '../threads/Reworded.tsx'
import { TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { FormerPassages } from './FormerPassages.tsx'
import { LostSteps, Wordings } from './NoteSteps.tsx'
import { usePageOf } from './of-kind.ts'

const said: Record<AnchorState, string> = {
  exact: 'These words stand in the excerpt as they were marked.',
  moved: 'These words stand elsewhere in the excerpt now, as they were marked.',
  changed: 'The wording has changed since: words that went are struck through, words that came underlined.',
  orphan: 'These words are no longer in the excerpt.',
}

/** What a note was put on, before and after an edit of the excerpt; and a form to put it on other words. */
export function AnnotationHistory() {
  const { history } = usePageOf('annotation-history')
  const { tables } = usePage()
  const of = useFormFields('reattach')
  const annotation = tables.annotation[history.annotation]
  const excerpt = annotation && tables.excerpt[annotation.target.excerpt]
  const document = annotation && tables.document[annotation.document]
  if (!annotation || !excerpt || !document) return <p class="empty">This note is no longer here.</p>
  const { id, creator, created, anchor, html, version } = annotation
  return (
    <div class="narrow">
      <h1>What this {html === null ? 'highlight' : 'note'} is on</h1>
      <p class="lede">
        By {creator.name}, <Moment at={created} />. {said[anchor.state]}
      </p>
      <Reworded change={{ from: 1, to: 2, at: created, pieces: history.pieces }} />
      {annotation.retired !== null && (
        <p>
          It was retired on <Moment at={annotation.retired} />: it is kept, and marks nothing.
        </p>
      )}
      <LostSteps annotation={annotation} here={history.here} />
      {history.mayReattach && (
        <>
          <h2 id="put">Put it on other words</h2>
          <ExcerptFrame excerpt={excerpt}>
            <ExcerptText excerpt={excerpt} />
          </ExcerptFrame>
          <FormNotice of={of} />
          <WriteForm name="reattach" action={`/annotations/${id}/reattach`} class="stacked">
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="revision" value={excerpt.revision} />
            <TextArea
              of={of}
              name="exact"
              label="The words it is about now"
              hint="Copy them from the excerpt, with enough around them that they stand there only once."
              class="serif"
              rows={3}
              fallback=""
            />
            <p class="form-actions">
              <button type="submit" class="primary">
                Put it here
              </button>
            </p>
          </WriteForm>
        </>
      )}
      <Wordings of={history.wordings} />
      <FormerPassages annotation={annotation} history={history} />
      <p class="beside">
        <a href={`/documents/${document.slug}#annotation-${id}`}>Back to the report</a>
      </p>
    </div>
  )
}
