import type { AnnotationHistory } from '../../shared/annotations/history.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

type Props = { annotation: AnnotationView; history: AnnotationHistory }

/** What a note was on before, newest first; whoever may put it elsewhere may put it back on the last of them. */
export function FormerPassages({ annotation: { id, version }, history: { former, mayPutBack } }: Props) {
  const of = useFormFields('put-back')
  if (former.length === 0) return null
  return (
    <>
      <h2>What it was on before</h2>
      <FormNotice of={of} />
      <ul>
        {former.map(({ exact, revision, until }, at) => (
          <li key={until}>
            “{exact}”, until <Moment at={until} />
            {at === 0 && mayPutBack && (
              <WriteForm name="put-back" action={`/annotations/${id}/put-back`}>
                <input type="hidden" name="version" value={version} />
                <input type="hidden" name="to" value={revision} />
                <button type="submit">Put it back on these words</button>
              </WriteForm>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
