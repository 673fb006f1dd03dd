import { useRef } from 'preact/hooks'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { AppealOutcome } from '../../shared/moderation/states.ts'
import type { CaseView } from '../../shared/moderation/views.ts'
import { usePage } from '../live/store.ts'
import { useSending } from '../live/use-sending.ts'
import { TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { formFields, useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Judges an appeal: does the decision stand, and what its author is told. */
export function AppealForm({
  read,
  done,
}: {
  read: CaseView
  done?: (outcome: AppealOutcome, answer: WriteAnswer) => void
}) {
  const { id, kind, version, creator, decided } = read
  const { viewer } = usePage()
  const suffix = `-${id}`
  const path = `/moderation/appeals/${id}`
  const mine = useFormFields('judge-appeal', { suffix, isMine: (values) => values.subject === id })
  const asked = useRef<AppealOutcome>('upheld')
  const { onSubmit, sending, problem } = useSending((answer) => done?.(asked.current, answer))
  const of = problem
    ? formFields({ form: 'judge-appeal', values: {}, draft: false, ...problem }, `judge-appeal${suffix}`)
    : mine
  return (
    <div class="decide-form">
      <WriteForm
        name="judge-appeal"
        action={path}
        label={`Judge the appeal by ${creator.name}`}
        {...(done && {
          onSubmit: (event) => {
            asked.current = event.submitter?.getAttribute('value') === 'overturned' ? 'overturned' : 'upheld'
            onSubmit(event)
          },
        })}
      >
        <FormNotice of={of} />
        {decided?.by === viewer.name && (
          <p class="hint">
            You made this decision, so another moderator judges the appeal. Only where there is no other may
            you, after a day.
          </p>
        )}
        <input type="hidden" name="subject" value={id} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          of={of}
          name="answer"
          label={`Your answer to ${creator.name}`}
          hint="Say what you looked at and why you decide so. It is shown with the decision."
          rows={3}
          maxLength={2_000}
        />
        <p class="form-actions">
          <button type="submit" name="outcome" value="overturned" aria-disabled={sending !== 'no'}>
            Overturn: it comes back
          </button>
          <button type="submit" name="outcome" value="upheld" aria-disabled={sending !== 'no'}>
            Uphold: it stays away
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
