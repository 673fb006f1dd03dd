import type { ThreadTools } from '../../shared/curation/views.ts'
import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Closes the thread with a reason that everybody reads, or opens it again. */
export function LockForm({ tools: { thread, locked, mayLock, version } }: { tools: ThreadTools }) {
  const of = useFormFields('lock')
  return (
    <section aria-labelledby="lock-heading">
      <h2 id="lock-heading">{locked ? 'It is closed' : 'Close it'}</h2>
      <FormNotice of={of} />
      {locked && (
        <p>
          Since <Moment at={locked.since} />
          {locked.reason && `: ${locked.reason}`}
        </p>
      )}
      {mayLock ? (
        <WriteForm name="lock" action={`/threads/${thread.id}/lock`} class="stacked">
          <input type="hidden" name="kind" value={thread.kind} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="on" value={locked ? 'no' : 'yes'} />
          {!locked && (
            <TextInput
              of={of}
              name="reason"
              label="Why"
              hint="Everybody reads it above the thread."
              optional
              maxLength={300}
            />
          )}
          <p class="form-actions">
            <button type="submit">{locked ? 'Open it again' : 'Close the thread'}</button>
          </p>
        </WriteForm>
      ) : (
        <p class="hint">The moderators closed it, and only they open it again.</p>
      )}
    </section>
  )
}
