import type { FormFields } from './form-fields.ts'

/**
 * Beside the button that sends a form: sends the very same words, now that their author has looked at them again.
 * Only there after a nudge; then a moderator reads them first.
 */
export function SendAnyway({ of }: { of: FormFields }) {
  if (!of.back?.fields.some(({ code }) => code === 'nudge')) return null
  return (
    <button type="submit" name="insists" value="yes">
      Send it as it is
    </button>
  )
}
