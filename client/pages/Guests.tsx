import { BannedGuests } from '../people/BannedGuests.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { usePageOf } from './of-kind.ts'

/** The guests from whose addresses nothing is taken; for moderators. */
export function Guests() {
  const { banned } = usePageOf('guests')
  return (
    <div class="narrow">
      <header class="page-head">
        <h1>Banned guests</h1>
        <p class="lede">
          Nothing more is taken from their e-mail addresses. To ban a guest, open their name on a card of the{' '}
          <a href="/moderation">queue</a>. Of the address only a keyed digest is kept for it.
        </p>
      </header>
      <FormNotice of={useFormFields('lift-person')} />
      <BannedGuests banned={banned} level={2} />
    </div>
  )
}
