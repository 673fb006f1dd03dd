import { accountRoles, roleLabels } from '../../shared/accounts/views.ts'
import { count } from '../../shared/text/plural.ts'
import { BannedGuests } from '../people/BannedGuests.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Table } from '../ui/Table.tsx'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** Who has an account, and which role; for admins. */
export function People() {
  const { people, q, banned } = usePageOf('people')
  const of = useFormFields('set-role')
  const lift = useFormFields('lift-person')
  return (
    <>
      <header class="page-head">
        <h1>People</h1>
        <p class="lede">
          {count(people.length, 'account')}
          {q && ` with “${q}” in their name or e-mail address`}. A new role counts at once, also on pages that
          are open. Mails to people are in the <a href="/admin/outbox">outbox</a>; whether the counts are
          right is under <a href="/admin/health">health</a>.
        </p>
        <search>
          <form class="search" action="/people">
            <label for="people-q">Name or e-mail address</label>
            <input id="people-q" type="search" name="q" defaultValue={q} maxLength={100} />
            <button type="submit">Search</button>
            {q && <a href="/people">Everybody</a>}
          </form>
        </search>
      </header>
      <FormNotice of={of} />
      <Table heads={['Name', 'E-mail', 'Since', 'Role']}>
        {people.map(({ id, name, email, role, created }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/people/${id}`}>{name}</a>
            </th>
            <td>{email}</td>
            <td class="date">
              <Moment at={created} />
            </td>
            <td>
              <WriteForm
                name="set-role"
                action={`/people/${id}/role`}
                class="role-form"
                label={`Role of ${name}`}
              >
                <select name="role" aria-label={`Role of ${name}`}>
                  {accountRoles.map((each) => (
                    <option key={each} value={each} selected={each === role}>
                      {roleLabels[each]}
                    </option>
                  ))}
                </select>
                <button type="submit" class="quiet">
                  Set
                </button>
              </WriteForm>
            </td>
          </tr>
        ))}
      </Table>
      {banned.length > 0 && (
        <section class="people-guests" aria-labelledby="guests-heading">
          <h2 id="guests-heading">Banned guests</h2>
          <FormNotice of={lift} />
          <BannedGuests banned={banned} level={3} />
        </section>
      )}
    </>
  )
}
