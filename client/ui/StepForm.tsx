import type { TargetedSubmitEvent } from 'preact'
import { useWithdraw } from '../live/notice.ts'
import { useSending } from '../live/use-sending.ts'
import { WriteForm } from './WriteForm.tsx'

/** What can be taken from view and brought back, with what a person calls it. */
const names = {
  comments: 'Thought',
  annotations: 'Note',
  contradictions: 'Contradiction',
  messages: 'Message',
}
const words = {
  withdraw: 'Withdraw',
  restore: 'Restore',
  confirm: 'Confirm',
  unconfirm: 'No longer confirm',
  renew: 'It still holds',
}

type Props = {
  /** The collection in the address. */
  of: keyof typeof names
  id: string
  /** The version the person sees; a write on another one is refused. */
  version: number
  step: keyof typeof words
}

/** A button that takes a thing from view, or brings it back. A form of its own without script; with it, an undo. */
export function StepForm({ of, id, version, step }: Props) {
  const path = `/${of}/${id}`
  const withdraw = useWithdraw()
  const { onSubmit, sending, problem } = useSending(() => {})
  const withdrawHere = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void withdraw(path, version, names[of])
  }
  return (
    <WriteForm
      name={step}
      action={`${path}/${step}`}
      class="step"
      onSubmit={step === 'withdraw' ? withdrawHere : onSubmit}
    >
      <input type="hidden" name="version" value={version} />
      <button type="submit" class="quiet" aria-disabled={sending !== 'no'}>
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
