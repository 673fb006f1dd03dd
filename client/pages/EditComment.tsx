import { usePage } from '../live/store.ts'
import { TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { SendAnyway } from '../ui/SendAnyway.tsx'
import { WordingNow } from '../ui/WordingNow.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** One's own comment, to be worded anew. */
export function EditComment() {
  const { comment: id } = usePageOf('edit-comment')
  const comment = usePage().tables.comment[id]
  const of = useFormFields('edit-comment')
  if (!comment) return <p class="empty">This thought is no longer here.</p>
  return (
    <div class="narrow">
      <h1>Edit your thought</h1>
      <FormNotice of={of} />
      <WordingNow of={of} version={comment.version} words={comment.source ?? ''} />
      <WriteForm name="edit-comment" action={`/comments/${id}`} class="stacked">
        <input type="hidden" name="version" value={comment.version} />
        <TextArea
          of={of}
          name="source"
          label="Your words"
          hint="A little formatting: **bold**, *italic*, > quotation, - list, [words](address)."
          rows={10}
          maxLength={10_000}
          fallback={comment.source ?? ''}
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Save
          </button>
          <SendAnyway of={of} />
          <a class="button is-quiet" href={`/comments/${id}`}>
            Leave it as it was
          </a>
        </p>
      </WriteForm>
    </div>
  )
}
