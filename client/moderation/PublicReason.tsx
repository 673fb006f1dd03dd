import { TextInput } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

/** What the public record says of a decision, besides its rule. */
export const PublicReason = ({ of }: { of: FormFields }) => (
  <TextInput
    of={of}
    name="publicReason"
    label="For everybody"
    hint="A sentence for the public record."
    maxLength={300}
    optional
  />
)
