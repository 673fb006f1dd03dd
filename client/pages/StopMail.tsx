import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** Where a mail’s link leads that ends such mails: a button, because scanners open every link. */
export function StopMail() {
  const { token } = usePageOf('stop-mail')
  return (
    <div class="narrow">
      <h1>No more mails?</h1>
      <p>
        You then find what is new on the page of your notifications alone, where you can also have mails
        again.
      </p>
      <WriteForm name="stop-mail" action={`/notifications/mail/${token}`} class="stacked">
        <p class="form-actions">
          <button type="submit" class="primary">
            Send me no more mails
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
