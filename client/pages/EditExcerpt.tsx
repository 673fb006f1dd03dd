import { PlaceFields, TextField } from '../library/ExcerptFields.tsx'
import { Revisions } from '../library/Revisions.tsx'
import { usePage } from '../live/store.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WordingNow } from '../ui/WordingNow.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** An excerpt's words, to be put right; every former wording is kept below. */
export function EditExcerpt() {
  const { excerpt: id, revisions } = usePageOf('edit-excerpt')
  const { tables } = usePage()
  const of = useFormFields('edit-excerpt')
  const excerpt = tables.excerpt[id]
  const document = excerpt && tables.document[excerpt.document]
  if (!excerpt) return <p class="empty">This excerpt is no longer here.</p>
  const { text, section, paragraph, page, version } = excerpt
  return (
    <div class="narrow">
      <h1>Edit the excerpt</h1>
      {document && (
        <p class="lede">
          Of <a href={`/documents/${document.slug}#excerpt-${id}`}>{document.title}</a>. Highlights move along
          with their words; those whose words change are shown to their makers.
        </p>
      )}
      <FormNotice of={of} />
      <WordingNow of={of} version={version} words={text} />
      <WriteForm name="edit-excerpt" action={`/excerpts/${id}`} class="stacked">
        <input type="hidden" name="version" value={version} />
        <TextField of={of} text={text} />
        <PlaceFields of={of} section={section} paragraph={paragraph} page={page} />
        <p class="form-actions">
          <button type="submit" class="primary">
            Save as revision {excerpt.revision + 1}
          </button>
        </p>
      </WriteForm>
      <Revisions revisions={revisions} current={excerpt.revision} />
    </div>
  )
}
