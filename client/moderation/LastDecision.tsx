import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import type { Done } from './desk.ts'

/** The viewer's last decision, with the way back. Its line is there from the start, so that nothing moves. */
export function LastDecision({ last, undo, keys }: { last: Done | null; undo?: () => void; keys: boolean }) {
  const of = useFormFields('undo-decision')
  return (
    <div class="last-decision">
      {last && (
        <WriteForm
          name="undo-decision"
          action="/moderation/undo"
          class="step"
          label="Your last decision"
          {...(undo && {
            onSubmit: (event) => {
              event.preventDefault()
              undo()
            },
          })}
        >
          <FormNotice of={of} />
          <input type="hidden" name="batch" value={last.batch} />
          <span>{last.sentence}</span>{' '}
          <button type="submit" class="quiet" aria-keyshortcuts={keys ? 'z' : undefined}>
            Undo
            {keys && (
              <span class="key" aria-hidden="true">
                z
              </span>
            )}
          </button>
        </WriteForm>
      )}
    </div>
  )
}
