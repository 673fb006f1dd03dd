import { sayDate } from '../../shared/text/dates.ts'
import { usePage } from '../live/store.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/**
 * Above every page of somebody who was warned: what a moderator wrote, until they say that they have read it; and of
 * somebody who is suspended, until when.
 */
export function Warning() {
  const { path, viewer } = usePage()
  const { warning, suspendedUntil } = viewer
  return (
    <>
      {suspendedUntil && (
        <p class="notice" role="status">
          Until {sayDate(suspendedUntil.slice(0, 10))} you may read here, not write:{' '}
          <a href={viewer.id ? '/account' : '/my-comments'}>the moderators’ reason</a>
          {viewer.id && (
            <>
              , <a href="/drafts">your drafts</a>
            </>
          )}
          .
        </p>
      )}
      {warning && (
        <section class="warning" aria-label="From the moderators">
          <h2>From the moderators: {warning.title}</h2>
          <p>{warning.message}</p>
          <WriteForm name="warning" action="/account/warning" class="form-actions">
            <input type="hidden" name="warning" value={warning.id} />
            <input type="hidden" name="next" value={path} />
            <button type="submit">I have read this</button>
          </WriteForm>
        </section>
      )}
    </>
  )
}
