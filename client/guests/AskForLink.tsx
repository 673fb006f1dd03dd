import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** For guests who want to see what they wrote, and have no link at hand. */
export function AskForLink() {
  const of = useFormFields('ask-for-link')
  return (
    <div class="narrow">
      <h1>A link to your comments</h1>
      <p class="lede">
        If you wrote here without an account, give the e-mail address you wrote with. We mail you a link that
        shows your comments, and lets you withdraw, keep or erase them.
      </p>
      <FormNotice of={of} />
      <WriteForm name="ask-for-link" action="/guest" class="stacked">
        <TextInput of={of} name="email" label="E-mail address" type="email" autocomplete="email" />
        <p class="form-actions">
          <button type="submit" class="primary">
            Mail me a link
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
