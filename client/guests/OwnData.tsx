import type { OwnGuest } from '../../shared/guests/views.ts'
import { describedInput, Problem } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** What a guest may do with all of it: mails, taking it along, an account, the end. */
export function OwnData({ guest }: { guest: OwnGuest }) {
  const of = useFormFields('erase-own')
  return (
    <div class="own-data">
      <section aria-labelledby="mails-heading">
        <h2 id="mails-heading">Mails</h2>
        <WriteForm name="set-mails" action="/my-comments/mails" class="stacked">
          <input type="hidden" name="answers" value={guest.answers ? 'no' : 'yes'} />
          <p>
            {guest.answers
              ? 'We mail you when somebody answers you.'
              : 'We mail you about your own comments only, not about answers.'}
          </p>
          <p class="form-actions">
            <button type="submit">{guest.answers ? 'Stop these mails' : 'Mail me about answers'}</button>
          </p>
        </WriteForm>
      </section>
      <section aria-labelledby="export-heading">
        <h2 id="export-heading">Take them along</h2>
        <p>Everything that we keep about you, as a file for programs (JSON).</p>
        <p class="form-actions">
          <a class="button" href="/my-comments/export" download>
            Export
          </a>
        </p>
      </section>
      <section aria-labelledby="account-heading">
        <h2 id="account-heading">Make them an account’s</h2>
        <p>
          <a href="/register?next=/my-comments">Make an account</a> or{' '}
          <a href="/log-in?next=/my-comments">log in</a> in this browser; then this page can add them to it.
        </p>
      </section>
      <section aria-labelledby="leave-heading">
        <h2 id="leave-heading">Leave this browser</h2>
        <p>Others use it too? Then let it forget you; your link brings you back.</p>
        <WriteForm name="log-out" action="/log-out" class="stacked">
          <input type="hidden" name="next" value="/" />
          <p class="form-actions">
            <button type="submit">Forget me here</button>
          </p>
        </WriteForm>
      </section>
      <section aria-labelledby="erase-heading">
        <h2 id="erase-heading">Erase everything</h2>
        <p>
          Your words, your name and your address go for good; nobody can bring them back. Where others
          answered, a note stays that something was erased.
        </p>
        <FormNotice of={of} />
        <WriteForm name="erase-own" action="/my-comments/erase" class="stacked">
          <div>
            <label class="choice">
              <input {...describedInput(of, 'sure')} type="checkbox" value="yes" required />
              Yes, erase everything that I wrote
            </label>
            <Problem id={`${of.id('sure')}-problem`} message={of.problem('sure')} />
          </div>
          <p class="form-actions">
            <button type="submit">Erase</button>
          </p>
        </WriteForm>
      </section>
    </div>
  )
}
