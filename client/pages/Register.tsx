import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** A new account; with an invitation, the first one, which looks after the place. */
export function Register() {
  const { next, firstAdmin } = usePageOf('register')
  const of = useFormFields('register')
  return (
    <div class="narrow">
      <h1>{firstAdmin ? 'Make the first account' : 'Make an account'}</h1>
      {firstAdmin && (
        <p class="lede">
          You are the first here. This account looks after the place: it can do everything, and the link that
          brought you works only once.
        </p>
      )}
      <FormNotice of={of} />
      <WriteForm name="register" action="/register" class="stacked">
        <input type="hidden" name="next" value={next} />
        {firstAdmin && <input type="hidden" name="invitation" value={firstAdmin} />}
        <TextInput
          of={of}
          name="name"
          label="Name"
          hint="It stands beside what you write, for everybody to read. It need not be your own."
          autocomplete="nickname"
          maxLength={60}
        />
        <TextInput
          of={of}
          name="email"
          label="E-mail address"
          hint="Only for logging in. Nobody else sees it."
          type="email"
          autocomplete="email"
        />
        <TextInput
          of={of}
          name="password"
          label="Password"
          hint="At least 10 characters. Four unrelated words do well."
          type="password"
          autocomplete="new-password"
          minLength={10}
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Make the account
          </button>
        </p>
      </WriteForm>
      {!firstAdmin && (
        <p class="beside">
          Have one already? <a href={`/log-in?next=${encodeURIComponent(next)}`}>Log in</a>.
        </p>
      )}
    </div>
  )
}
