import { NoteFields } from '../annotations/writing/NoteFields.tsx'
import { OntoToday } from '../annotations/writing/OntoToday.tsx'
import { usePage } from '../live/store.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { SendAnyway } from '../ui/SendAnyway.tsx'
import { StepForm } from '../ui/StepForm.tsx'
import { WordingNow } from '../ui/WordingNow.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** One's own note and tags, to be worded anew; the passage stays. */
export function EditAnnotation() {
  const { annotation: id } = usePageOf('edit-annotation')
  const annotation = usePage().tables.annotation[id]
  const of = useFormFields('edit-annotation')
  if (!annotation) return <p class="empty">This note is no longer here.</p>
  const { source, tags, motivation, target, version, may, anchor } = annotation
  return (
    <div class="narrow">
      <h1>Edit your note</h1>
      <blockquote class="passage-quoted">
        <p>{target.quote.exact}</p>
      </blockquote>
      <FormNotice of={of} />
      <WordingNow of={of} version={version} words={source ?? ''} />
      <WriteForm name="edit-annotation" action={`/annotations/${id}`} class="stacked">
        <input type="hidden" name="version" value={version} />
        <NoteFields of={of} note={source ?? ''} tags={tags} motivation={motivation} />
        {anchor.state === 'changed' && <OntoToday revision={anchor.revision} />}
        <p class="form-actions">
          <button type="submit" class="primary">
            Save
          </button>
          <SendAnyway of={of} />
        </p>
      </WriteForm>
      {may.includes('publish') && <PublishForm id={id} version={version} />}
      {may.includes('withdraw') && <StepForm of="annotations" id={id} version={version} step="withdraw" />}
      {may.includes('restore') && <StepForm of="annotations" id={id} version={version} step="restore" />}
    </div>
  )
}

/** Only its author sees it so far; this shows it to everybody. */
function PublishForm({ id, version }: { id: string; version: number }) {
  const of = useFormFields('publish-annotation')
  return (
    <WriteForm name="publish-annotation" action={`/annotations/${id}/publish`} class="step">
      <FormNotice of={of} />
      <input type="hidden" name="annotation" value={id} />
      <input type="hidden" name="version" value={version} />
      <button type="submit">Publish</button>
      <SendAnyway of={of} />
    </WriteForm>
  )
}
