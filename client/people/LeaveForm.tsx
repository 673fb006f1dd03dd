import type { AccountView } from '../../shared/people/views.ts'
import { Problem, TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Deletes one's account, the words with it or not. */
export function LeaveForm({ account }: { account: AccountView }) {
  const of = useFormFields('delete-account')
  if (account.lastAdmin)
    return <p>You are the only admin. Please appoint another one first; then you can leave.</p>
  const chosen = of.value('words')
  return (
    <details open={of.back !== null}>
      <summary>Delete your account</summary>
      <FormNotice of={of} />
      <WriteForm name="delete-account" action="/account/delete" class="stacked">
        <p>
          Your name and e-mail address are deleted everywhere, at once and for good. The record of what
          moderators decided stays, without your name.
        </p>
        <fieldset>
          <legend>What you wrote</legend>
          <label class="choice">
            <input type="radio" name="words" value="keep" required checked={chosen === 'keep'} />
            <span>
              stays, under “Former member” <span class="means">Answers to it keep their sense.</span>
            </span>
          </label>
          <label class="choice">
            <input type="radio" name="words" value="erase" checked={chosen === 'erase'} />
            <span>
              is erased <span class="means">A line says that something stood there. Answers stay.</span>
            </span>
          </label>
          <Problem id={`${of.id('words')}-problem`} message={of.problem('words')} />
        </fieldset>
        <TextInput
          of={of}
          name="password"
          label="Your password"
          type="password"
          autocomplete="current-password"
        />
        <p class="form-actions">
          <button type="submit">Delete my account for good</button>
        </p>
      </WriteForm>
    </details>
  )
}
