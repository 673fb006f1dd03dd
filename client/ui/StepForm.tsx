import { useSending } from '../live/use-sending.ts'
import { WriteForm } from './WriteForm.tsx'

type Props = {
  /** The collection in the address, such as `comments`. */
  of: 'comments' | 'annotations' | 'contradictions'
  id: string
  /** The version the person sees; a write on another one is refused. */
  version: number
  step: 'withdraw' | 'restore'
  /** What the button says to those who don't see where it stands: "Withdraw the thought of 13 June". */
  label?: string
}

const words = { withdraw: 'Withdraw', restore: 'Restore' }

/** A button that takes a thing from view, or brings it back. Works as a form of its own without script. */
export function StepForm({ of, id, version, step, label }: Props) {
  const { onSubmit, sending, problem } = useSending(() => {})
  return (
    <WriteForm name={step} action={`/${of}/${id}/${step}`} class="step" onSubmit={onSubmit}>
      <input type="hidden" name="version" value={version} />
      <button type="submit" class="quiet" aria-label={label} aria-disabled={sending !== 'no'}>
        {words[step]}
      </button>
      {problem && (
        <span class="problem" role="alert">
          {problem.message}
        </span>
      )}
    </WriteForm>
  )
}
