import { TextInput } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

/** Which authority a report is about, by any of its names. */
export function AuthorityField({ of }: { of: FormFields }) {
  return (
    <TextInput
      of={of}
      name="authority"
      label="Authority"
      hint="Its usual name will do: Derby, Redcar and Cleveland, Tower Hamlets."
      autocomplete="off"
    />
  )
}
