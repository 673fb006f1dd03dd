import { pathOfMarks } from '../annotations/marking.ts'
import { NoteFields } from '../annotations/writing/NoteFields.tsx'
import { ExcerptFrame } from '../library/ExcerptFrame.tsx'
import { ExcerptText } from '../library/ExcerptText.tsx'
import { usePage } from '../live/store.ts'
import { TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { SendAnyway } from '../ui/SendAnyway.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'
import { queryOf } from './query.ts'

/** A highlight or note by form: the words are copied from the excerpt shown above. */
export function Annotate() {
  const { document: documentId, excerpt: id } = usePageOf('annotate')
  const { tables, path } = usePage()
  const of = useFormFields('annotate')
  const idIn = (name: string) => /^[0-9a-f]{24}$/.exec(queryOf(path, name))?.[0] ?? null
  const session = idIn('session')
  const round = session && idIn('round')
  const excerpt = tables.excerpt[id]
  const document = tables.document[documentId]
  if (!excerpt || !document) return <p class="empty">This excerpt is no longer here.</p>
  return (
    <div class="narrow">
      <h1>Add a note</h1>
      <p class="lede">
        On <a href={`/documents/${document.slug}#excerpt-${id}`}>{document.title}</a>
        {session && (
          <>
            , in the <a href={`/sessions/${session}`}>live session</a> that you came from
          </>
        )}
      </p>
      <ExcerptFrame excerpt={excerpt}>
        <ExcerptText excerpt={excerpt} />
      </ExcerptFrame>
      <FormNotice of={of} />
      <WriteForm name="annotate" action={pathOfMarks(session)} class="stacked">
        <input type="hidden" name="excerpt" value={id} />
        <input type="hidden" name="revision" value={excerpt.revision} />
        {round && <input type="hidden" name="round" value={round} />}
        <TextArea
          of={of}
          name="exact"
          label="The words you mean"
          hint="Copy them from the excerpt, with enough around them that they stand there only once."
          class="serif"
          rows={3}
          fallback={queryOf(path, 'exact')}
        />
        <NoteFields of={of} isNew />
        <p class="form-actions">
          <button type="submit" class="primary">
            Save
          </button>
          <SendAnyway of={of} />
        </p>
      </WriteForm>
    </div>
  )
}
