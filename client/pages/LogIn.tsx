import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** The way in. What was being written before is kept by the server and comes back afterwards. */
export function LogIn() {
  const { next } = usePageOf('log-in')
  const of = useFormFields('log-in')
  return (
    <div class="narrow">
      <h1>Log in</h1>
      {next !== '/' && (
        <p class="lede">Afterwards you are back where you were, with anything that you had written.</p>
      )}
      <FormNotice of={of} />
      <WriteForm name="log-in" action="/log-in" class="stacked">
        <input type="hidden" name="next" value={next} />
        <TextInput of={of} name="login" label="Name or e-mail address" autocomplete="username" />
        <TextInput of={of} name="password" label="Password" type="password" autocomplete="current-password" />
        <p class="form-actions">
          <button type="submit" class="primary">
            Log in
          </button>
        </p>
      </WriteForm>
      <p class="beside">
        <a href="/forgotten">Forgotten your password?</a>
      </p>
      <p class="beside">
        New here? <a href={`/register?next=${encodeURIComponent(next)}`}>Make an account</a>.
      </p>
    </div>
  )
}
