import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'

/** Where something is to go, as an address that was copied from the browser. */
export function MoveTo({ form, button }: { form: 'move' | 'merge'; button: string }) {
  const of = useFormFields(form)
  return (
    <>
      <FormNotice of={of} />
      <TextInput
        of={of}
        name="to"
        label="Address of where it goes"
        hint="Of a digest, a document or a contradiction; or of a thought, to become an answer to it."
        maxLength={2_000}
      />
      <p class="form-actions">
        <button type="submit">{button}</button>
      </p>
    </>
  )
}
