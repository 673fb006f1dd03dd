import { usePage } from '../live/store.ts'
import { TextInput } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

/** What somebody without an account signs with. The last field is for programs, which fill in whatever there is. */
export function GuestFields({ of }: { of: FormFields }) {
  const { guest } = usePage().viewer
  return (
    <fieldset class="guest-fields">
      <TextInput
        of={of}
        name="guestName"
        label="Name"
        autocomplete="name"
        maxLength={60}
        fallback={guest?.name ?? ''}
      />
      <TextInput
        of={of}
        name="guestEmail"
        label="E-mail address"
        hint="Not shown to anybody. We mail you a link to change what you wrote."
        type="email"
        autocomplete="email"
        fallback={guest?.email ?? ''}
      />
      <TextInput
        of={of}
        name="guestSite"
        label="Your site"
        optional
        autocomplete="url"
        fallback={guest?.site ?? ''}
      />
      <label class="choice">
        <input
          type="checkbox"
          name="guestAnswers"
          value="yes"
          defaultChecked={of.value('guestAnswers') === 'yes'}
        />
        Mail me when somebody answers
      </label>
      <label class="sr-only" aria-hidden="true">
        Leave this empty
        <input name="guestSubject" tabIndex={-1} autocomplete="off" />
      </label>
    </fieldset>
  )
}
