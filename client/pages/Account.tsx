import { accountRoles, roleLabels } from '../../shared/accounts/views.ts'
import { AccountForms } from '../people/AccountForms.tsx'
import { LeaveForm } from '../people/LeaveForm.tsx'
import { Sanctions } from '../people/Sanctions.tsx'
import { Decisions, Written } from '../people/Written.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** One's own account: what is kept, how to change it, how to take it along and how to leave. */
export function Account() {
  const { account } = usePageOf('account')
  const role = accountRoles.find((each) => each === account.role)
  return (
    <>
      <header class="page-head">
        <h1>Your account</h1>
        <p class="lede">
          You write as <b class="name">{account.name}</b>, here since <Moment at={account.since} />.{' '}
          {role && roleLabels[role]}.
        </p>
        <p>
          <a href={`/people/${account.id}`}>What others see of you</a>
        </p>
      </header>
      <div class="person-file">
        <div>
          <section aria-labelledby="change-heading">
            <h2 id="change-heading">Name, e-mail address, password</h2>
            <AccountForms account={account} />
          </section>
          <section aria-labelledby="export-heading">
            <h2 id="export-heading">Take your data along</h2>
            <p>
              Everything that is kept about you: what you wrote in all its wordings, what you marked and
              reported, and what was decided about it.
            </p>
            <p class="form-actions">
              <a class="button" href="/account/export.html" download>
                To read
              </a>
              <a class="button" href="/account/export.json" download>
                For programs (JSON)
              </a>
            </p>
          </section>
          <section aria-labelledby="leave-heading">
            <h2 id="leave-heading">Leave</h2>
            <LeaveForm account={account} />
          </section>
        </div>
        <div>
          {account.sanctions.length > 0 && (
            <section aria-labelledby="sanctions-heading">
              <h2 id="sanctions-heading">From the moderators</h2>
              <Sanctions lines={account.sanctions} person={account.id} empty="" />
            </section>
          )}
          {account.decisions.length > 0 && (
            <section aria-labelledby="decisions-heading">
              <h2 id="decisions-heading">Decisions about what you wrote</h2>
              <Decisions lines={account.decisions} empty="" />
            </section>
          )}
          <section aria-labelledby="written-heading">
            <h2 id="written-heading">What you wrote</h2>
            <Written lines={account.written} empty="Nothing yet." />
          </section>
        </div>
      </div>
    </>
  )
}
