import type { FormFields } from './form-fields.ts'

/** Above a form that came back: what is wrong with it, or that the draft was kept over a login. */
export function FormNotice({ of }: { of: FormFields }) {
  const { back } = of
  if (!back) return null
  if (back.draft) {
    return (
      <p class="form-notice is-draft" role="status">
        Your draft was kept. Look it over, then send it.
      </p>
    )
  }
  const message = back.message ?? 'Some of this needs another look before it can be saved.'
  return (
    <p class="form-notice is-wrong" role="alert">
      {message}
    </p>
  )
}
