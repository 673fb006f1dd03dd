import { usePage } from '../live/store.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Above every page of somebody who was warned: what a moderator wrote, until they say that they have read it. */
export function Warning() {
  const { path, viewer } = usePage()
  const { warning } = viewer
  if (!warning) return null
  return (
    <section class="warning" aria-label="From the moderators">
      <h2>From the moderators: {warning.title}</h2>
      <p>{warning.message}</p>
      <WriteForm name="warning" action="/account/warning" class="form-actions">
        <input type="hidden" name="warning" value={warning.id} />
        <input type="hidden" name="next" value={path} />
        <button type="submit">I have read this</button>
      </WriteForm>
    </section>
  )
}
