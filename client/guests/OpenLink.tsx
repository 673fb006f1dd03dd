import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'
import { usePageOf } from '../pages/of-kind.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** What a mailed link shows. Only the button opens it: mail scanners look at every link. */
export function OpenLink() {
  const { token, name, comments } = usePageOf('open-link')
  const { viewer } = usePage()
  const of = useFormFields('open-link')
  return (
    <div class="narrow">
      <h1>Your comments as a guest</h1>
      <p class="lede">
        This link belongs to {count(comments, 'comment')} signed “{name}”. Opening it tells us that the e-mail
        address is yours.
        {viewer.id !== null && ` You are logged in as ${viewer.name}, and can add them to your account then.`}
      </p>
      <FormNotice of={of} />
      <WriteForm name="open-link" action={`/guest/${token}`} class="stacked">
        <p class="form-actions">
          <button type="submit" class="primary">
            Show my comments
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
