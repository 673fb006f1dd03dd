import type { ComponentChildren } from 'preact'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { offerUndo } from '../live/notice.ts'
import type { Undoing } from '../live/saying.ts'
import { useStore } from '../live/store.ts'
import { useSending } from '../live/use-sending.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

type Props = {
  /** The form's name, as the server knows it. */
  name: string
  /** Below `/sessions/`: `<id>/task`. */
  to: string
  class?: string
  label?: string
  done?: (answer: WriteAnswer, form: HTMLFormElement) => void
  /** How it is taken back, where a slip is one; by what there was before. */
  undoing?: Undoing
  children: ComponentChildren
}

/** A form that does one thing in a session, without leaving the page; what is wrong is said below it. */
export function SessionForm({ name, to, label, done, undoing, children, ...rest }: Props) {
  const store = useStore()
  const { onSubmit, sending, problem } = useSending((answer, form) => {
    done?.(answer, form)
    if (undoing) offerUndo(store, answer, undoing)
  })
  return (
    <WriteForm
      name={name}
      action={`/sessions/${to}`}
      class={rest.class ?? 'step'}
      onSubmit={onSubmit}
      {...(label && { label })}
    >
      {children}
      {sending === 'slow' && <span role="status">Saving…</span>}
      {problem && (
        <span class="problem" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </span>
      )}
    </WriteForm>
  )
}

/** A form that is one button. `values` are its hidden fields; `primary` for what somebody came for. */
export function SessionButton({
  children,
  values = {},
  quiet = true,
  primary = false,
  ...form
}: Props & { values?: Record<string, string>; quiet?: boolean; primary?: boolean }) {
  return (
    <SessionForm {...form}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={primary ? 'primary' : quiet ? 'quiet' : ''}>
        {children}
      </button>
    </SessionForm>
  )
}
