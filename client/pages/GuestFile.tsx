import { sayDate } from '../../shared/text/dates.ts'
import { count } from '../../shared/text/plural.ts'
import { BanGuestForm } from '../people/BanGuestForm.tsx'
import { Sanctions } from '../people/Sanctions.tsx'
import { Decisions, Written } from '../people/Written.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** Somebody without an account, as moderators know them. */
export function GuestFile() {
  const { guest } = usePageOf('guest-file')
  return (
    <>
      <header class="page-head">
        <p class="way-back">
          <a href="/people/guests">Banned guests</a>
        </p>
        <h1 class="name">{guest.name}</h1>
        <p class="lede">
          A guest, here since <Moment at={guest.since} /> · {count(guest.written.length, 'comment')}
        </p>
      </header>
      <Standing />
      <FormNotice of={useFormFields('lift-person')} />
      <div class="person-file">
        <div>
          <section aria-labelledby="bans-heading">
            <h2 id="bans-heading">Bans</h2>
            <Sanctions lines={guest.bans} person={`guests/${guest.id}`} empty="None so far." />
            {guest.mayBan && <BanGuestForm guest={guest} />}
          </section>
          <section aria-labelledby="decisions-heading">
            <h2 id="decisions-heading">Decisions about what they wrote</h2>
            <Decisions lines={guest.decisions} empty="None so far." />
          </section>
        </div>
        <div>
          <section aria-labelledby="written-heading">
            <h2 id="written-heading">All they wrote</h2>
            <Written lines={guest.written} empty="Nothing any more." />
          </section>
        </div>
      </div>
    </>
  )
}

/** What is so of the guest, in a sentence or two. */
function Standing() {
  const { banned, proved, email } = usePageOf('guest-file').guest
  return (
    <ul class="person-standing">
      {banned && (
        <li>{banned.until ? `Banned until ${sayDate(banned.until.slice(0, 10))}` : 'Banned for good'}</li>
      )}
      <li>
        {proved
          ? 'They have opened a link that was mailed to them: the address is theirs.'
          : 'Nobody has opened a link mailed to the address yet: it may be somebody else’s.'}
      </li>
      {email && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
    </ul>
  )
}
