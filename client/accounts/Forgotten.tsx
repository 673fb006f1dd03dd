import { usePageOf } from '../pages/of-kind.ts'
import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { MailMeALink } from './MailMeALink.tsx'

/** For somebody who forgot their password. */
export function Forgotten() {
  return (
    <MailMeALink form="forgotten" action="/forgotten" title="A new password">
      Give the e-mail address of your account. We mail you a link to choose a new password.
    </MailMeALink>
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
