import { sayDate } from '../../shared/text/dates.ts'
import { LatestOf, PersonHead } from '../people/PersonHead.tsx'
import { ruleTitle } from '../people/rules.ts'
import { SanctionForms } from '../people/SanctionForms.tsx'
import { Sanctions } from '../people/Sanctions.tsx'
import { Decisions, Written } from '../people/Written.tsx'
import { kinds } from '../people/words.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { MoreOfList } from '../ui/MoreOfList.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** A person as moderators see them: what everybody sees, and beside it all that is known. */
export function PersonFile() {
  const { person, file } = usePageOf('person-file')
  const lift = useFormFields('lift-person')
  return (
    <>
      <PersonHead person={person} />
      <Standing />
      <FormNotice of={lift} />
      <div class="person-file">
        <div>
          <section aria-labelledby="sanctions-heading">
            <h2 id="sanctions-heading">Warnings, notes and suspensions</h2>
            <Sanctions lines={file.sanctions} person={person.id} empty="None so far." />
            <SanctionForms person={person.id} file={file} />
          </section>
          <section aria-labelledby="decisions-heading">
            <h2 id="decisions-heading">Decisions about what they wrote</h2>
            <Decisions lines={file.decisions} empty="None so far." />
          </section>
          <section aria-labelledby="flags-heading">
            <h2 id="flags-heading">What they reported</h2>
            <Flags />
          </section>
        </div>
        <div>
          <section aria-labelledby="written-heading">
            <h2 id="written-heading">All they wrote</h2>
            <Written lines={file.written} empty="Nothing so far." />
          </section>
          <Further />
        </div>
      </div>
    </>
  )
}

/** The way to what everybody reads and is too old for the list above; there it is a list of its own. */
function Further() {
  const { person } = usePageOf('person-file')
  if (person.before !== null) return <LatestOf person={person} />
  return (
    <MoreOfList
      part={person}
      path={`/people/${person.id}`}
      newest="The latest"
      earlier="Earlier thoughts and notes"
    />
  )
}

/** What is so of the account, in a sentence or two. */
function Standing() {
  const { file } = usePageOf('person-file')
  const { email, newcomer, suspendedUntil, banned } = file
  return (
    <ul class="person-standing">
      {banned && (
        <li>
          Banned since <Moment at={banned} />
        </li>
      )}
      {suspendedUntil && <li>Suspended until {sayDate(suspendedUntil.slice(0, 10))}</li>}
      {newcomer && <li>New here: what they write is held until one of their thoughts is approved</li>}
      {email && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
    </ul>
  )
}

function Flags() {
  const { flags } = usePageOf('person-file').file
  if (flags.length === 0) return <p class="empty">Nothing so far.</p>
  return (
    <ol class="written">
      {flags.map(({ id, kind, rule, detail, created, outcome, href }) => (
        <li key={id}>
          <p class="written-facts">
            {href ? <a href={href}>{kinds[kind]}</a> : kinds[kind]}, <Moment at={created} /> · {outcome}
          </p>
          <p>{ruleTitle(rule)}</p>
          {detail && <p class="opening">{detail}</p>}
        </li>
      ))}
    </ol>
  )
}
