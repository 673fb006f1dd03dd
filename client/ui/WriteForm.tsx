import type { ComponentChildren, TargetedSubmitEvent } from 'preact'
import { usePage } from '../live/store.ts'

export type WriteFormProps = {
  /** The form's name, as the server gives it back in `state.form`. */
  name: string
  action: string
  /** True for a form with a file. */
  multipart?: boolean
  class?: string
  /** The accessible name, where no heading says what the form is for. */
  label?: string
  onSubmit?: (event: TargetedSubmitEvent<HTMLFormElement>) => void
  children: ComponentChildren
}

/**
 * The form of every write. It posts without script: `operation` gives sending it twice one effect, `token` proves
 * that our own page made it, and `from` is where it comes back to.
 */
export function WriteForm({ name, action, multipart, label, children, ...rest }: WriteFormProps) {
  const { operation, viewer, path } = usePage()
  return (
    <form
      method="post"
      action={action}
      enctype={multipart ? 'multipart/form-data' : undefined}
      aria-label={label}
      {...rest}
    >
      <input type="hidden" name="form" value={name} />
      <input type="hidden" name="operation" value={operation} />
      <input type="hidden" name="from" value={path} />
      {viewer.token !== null && <input type="hidden" name="token" value={viewer.token} />}
      {children}
    </form>
  )
}
