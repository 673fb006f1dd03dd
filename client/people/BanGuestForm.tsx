import type { GuestFile } from '../../shared/guests/views.ts'
import { Select, TextArea, TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { ruleChoices } from './rules.ts'

/** Bans a guest's address: a form that opens, so that nothing is done by a slip. */
export function BanGuestForm({ guest }: { guest: GuestFile }) {
  const of = useFormFields('ban-guest')
  return (
    <div class="sanction-forms">
      <details open={of.back !== null}>
        <summary>Ban this guest</summary>
        <FormNotice of={of} />
        <p class="hint">
          Nothing more is taken from their e-mail address. What they wrote stays until it is decided about,
          and they can still withdraw, appeal, keep and erase it. You can take the ban back.
        </p>
        <WriteForm name="ban-guest" action={`/people/guests/${guest.id}/ban`} class="stacked">
          <Select of={of} name="rule" label="The rule" options={ruleChoices} fallback="" />
          <TextInput
            of={of}
            name="reason"
            label="Why"
            hint="They read it beside their comments, and everybody in the record, which names nobody."
            maxLength={300}
          />
          <TextInput
            of={of}
            name="until"
            label="Until"
            hint={
              guest.mayBanForGood
                ? 'From this day on they may write again. Leave it empty to ban them for good.'
                : `From this day on they may write again; at most ${guest.mostDays} days from now.`
            }
            type="date"
            optional={guest.mayBanForGood}
          />
          <TextArea of={of} name="note" label="Note for moderators" rows={2} maxLength={2_000} optional />
          <p class="form-actions">
            <button type="submit">Ban</button>
          </p>
        </WriteForm>
      </details>
    </div>
  )
}
