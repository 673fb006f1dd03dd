import { houseRuleCodes, houseRules } from '../../shared/moderation/house-rules.ts'
import type { CaseView } from '../../shared/moderation/views.ts'
import { Select, TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { PublicReason } from './PublicReason.tsx'

const rules = [
  ['', 'Choose…'],
  ...houseRuleCodes.map((code) => [code, houseRules[code].title] as const),
] as const

/** For admins: takes the words away for good. It can't be undone, so it stays folded until it is asked for. */
export function EraseForm({ read: { kind, id, version } }: { read: CaseView }) {
  const of = useFormFields('erase')
  return (
    <details class="erase" open={of.back !== null}>
      <summary>Erase the words for good</summary>
      <p class="hint">
        Nobody can read or bring them back afterwards, you neither. That they were erased, when and by which
        rule stays on record. To take something from view, remove it instead.
      </p>
      <WriteForm name="erase" action="/moderation/erase" class="stacked" label="Erase the words for good">
        <FormNotice of={of} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <Select of={of} name="rule" label="Which rule is it about?" options={rules} />
        <PublicReason of={of} />
        <TextInput
          of={of}
          name="note"
          label="For colleagues"
          hint="A private note, for moderators alone."
          maxLength={2_000}
          optional
        />
        <p class="form-actions">
          <button type="submit">Erase for good</button>
        </p>
      </WriteForm>
    </details>
  )
}
