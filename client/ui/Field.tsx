import type { ComponentChildren, InputHTMLAttributes, RefObject, TargetedInputEvent } from 'preact'
import type { FormFields } from './form-fields.ts'

type FieldProps = {
  of: FormFields
  name: string
  label: string
  /** A sentence that helps, under the label. */
  hint?: ComponentChildren
  /** Says in words that the field may stay empty. */
  optional?: boolean
}

/**
 * What an input needs to belong to its label, hint and problem. The first wrong field takes the focus; where a kept
 * draft came back it is the main one.
 */
export function describedInput(of: FormFields, name: string, hint?: unknown, isMain = false) {
  const id = of.id(name)
  const wrong = of.problem(name) !== undefined
  const about = [hint ? `${id}-hint` : '', wrong ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-invalid': wrong || undefined,
    'aria-describedby': about || undefined,
    autoFocus: of.firstWrong === name || (isMain && of.back?.draft) || undefined,
  }
}

/** A label, its hint and its problem around one control. */
export function Field({
  of,
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & { children: ComponentChildren }) {
  const id = of.id(name)
  const problem = of.problem(name)
  return (
    <div class={problem ? 'field is-wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> (optional)</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <Problem id={`${id}-problem`} message={problem} />
    </div>
  )
}

/** What is wrong with a field, in the sentence the server gave. */
export function Problem({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null
  return (
    <p class="problem" id={id}>
      {message}
    </p>
  )
}

/**
 * `fallback` is what a fresh page shows. Fields are never controlled: a live event draws the page again, and must
 * not touch what is being written.
 */
type Control = FieldProps & { fallback?: string; maxLength?: number }

type Line = Control & {
  type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'datetime-local' | 'number'
  autocomplete?: string
  placeholder?: string
  minLength?: number
  min?: string | number
  max?: string | number
}

/** A one-line field. A password never comes back into the page. */
export function TextInput({ of, name, label, hint, optional, fallback = '', type = 'text', ...input }: Line) {
  // Preact's types part inputs by kind; which kind this is only the caller knows.
  const native = { type, ...input } as InputHTMLAttributes
  const shown = type === 'password' ? '' : of.value(name, fallback)
  return (
    <Field of={of} name={name} label={label} hint={hint} {...(optional && { optional })}>
      <input {...native} {...describedInput(of, name, hint)} defaultValue={shown} required={!optional} />
    </Field>
  )
}

type Area = Control & {
  rows?: number
  class?: string
  required?: boolean
  ref?: RefObject<HTMLTextAreaElement | null>
  onInput?: (event: TargetedInputEvent<HTMLTextAreaElement>) => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** A field of several lines. */
export function TextArea({ of, name, label, hint, optional, fallback = '', ...area }: Area) {
  return (
    <Field of={of} name={name} label={label} hint={hint} {...(optional && { optional })}>
      <textarea
        rows={6}
        {...area}
        {...describedInput(of, name, hint)}
        defaultValue={of.value(name, fallback)}
        required={area.required ?? !optional}
      />
    </Field>
  )
}

/** A choice among a few; `options` are values with their labels. */
export function Select(
  props: FieldProps & { options: readonly (readonly [value: string, label: string])[]; fallback?: string },
) {
  const { of, name, label, hint, optional, options } = props
  const chosen = of.value(name, props.fallback)
  return (
    <Field of={of} name={name} label={label} hint={hint} {...(optional && { optional })}>
      <select {...describedInput(of, name, hint)}>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}
