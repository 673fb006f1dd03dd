import { usePageOf } from '../pages/of-kind.ts'
import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** For somebody who forgot their password. */
export function Forgotten() {
  const of = useFormFields('forgotten')
  return (
    <div class="narrow">
      <h1>A new password</h1>
      <p class="lede">
        Give the e-mail address of your account. We mail you a link to choose a new password.
      </p>
      <FormNotice of={of} />
      <WriteForm name="forgotten" action="/forgotten" class="stacked">
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

/** What the mailed link shows. */
export function NewPassword() {
  const { token } = usePageOf('new-password')
  const of = useFormFields('new-password')
  return (
    <div class="narrow">
      <h1>Choose a new password</h1>
      <p class="lede">You are then logged out on every device, and can log in with it.</p>
      <FormNotice of={of} />
      <WriteForm name="new-password" action={`/forgotten/${token}`} class="stacked">
        <TextInput
          of={of}
          name="newPassword"
          label="New password"
          hint="At least 10 characters."
          type="password"
          autocomplete="new-password"
          minLength={10}
          maxLength={200}
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Set it
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
