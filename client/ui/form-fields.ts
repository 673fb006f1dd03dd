import type { FormState } from '../../shared/live/state.ts'
import { usePage } from '../live/store.ts'

/** One form's fields: what was entered, what is wrong with it, and ids that labels and problems refer to. */
export type FormFields = {
  /** What came back with the form, or `fallback` on a fresh page. */
  value: (field: string, fallback?: string) => string
  problem: (field: string) => string | undefined
  id: (field: string) => string
  /** The form as it came back; null on a fresh page. */
  back: FormState | null
  /** The first field that is wrong: it takes the focus. */
  firstWrong: string | undefined
}

/**
 * The fields of the form `name`. A page with several forms of one name says by `isMine` which one came back,
 * and keeps their ids apart by `suffix`.
 */
export function useFormFields(
  name: string,
  {
    suffix = '',
    isMine = () => true,
  }: { suffix?: string; isMine?: (values: FormState['values']) => boolean } = {},
): FormFields {
  const { form } = usePage()
  return formFields(form?.form === name && isMine(form.values) ? form : null, `${name}${suffix}`)
}

/** The same for a form that was sent by script and answered with problems. */
export function formFields(back: FormState | null, prefix: string): FormFields {
  const problem = (field: string) => back?.fields.find((wrong) => wrong.field === field)?.message
  return {
    value: (field, fallback = '') => back?.values[field] ?? fallback,
    problem,
    id: (field) => `${prefix}-${field.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '')}`,
    back,
    firstWrong: back?.fields[0]?.field,
  }
}
