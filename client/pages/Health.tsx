import type { DriftLine, HealthView } from '../../shared/people/views.ts'
import { sayDateTime } from '../../shared/text/dates.ts'
import { count } from '../../shared/text/plural.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Table } from '../ui/Table.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** Whether what the place tells of itself is so; for admins. */
export function Health() {
  const { health } = usePageOf('health')
  return (
    <>
      <header class="page-head">
        <h1>Health</h1>
        <p class="lede">
          Every night the counts beside threads and documents are compared with what is there, and words
          withdrawn a month ago are erased.
        </p>
      </header>
      <Counts health={health} />
      <Night health={health} />
    </>
  )
}

function Counts({ health }: { health: HealthView }) {
  const { counted, channels, drift, repaired } = health
  return (
    <section aria-labelledby="counts-heading">
      <h2 id="counts-heading">Counts</h2>
      <FormNotice of={useFormFields('recount')} />
      <p>
        {counted === null
          ? 'Nothing has been counted yet.'
          : `Counted on ${sayDateTime(counted)}: ${count(channels, 'place')}, ${said(drift.length)}.`}
        {repaired && ` Put right last on ${sayDateTime(repaired.at)}: ${count(repaired.number, 'count')}.`}
      </p>
      {drift.length > 0 && <Drift lines={drift} />}
      <div class="form-actions health-steps">
        <WriteForm name="recount" action="/admin/health/recount" label="Recount">
          <button type="submit">Recount now</button>
        </WriteForm>
        {drift.length > 0 && (
          <WriteForm name="recount" action="/admin/health/repair" label="Repair">
            <button type="submit" class="primary">
              Put these right
            </button>
          </WriteForm>
        )}
      </div>
    </section>
  )
}

const said = (wrong: number) =>
  wrong === 0 ? 'all of them right' : `${count(wrong, 'count')} that ${wrong === 1 ? 'is' : 'are'} wrong`

function Drift({ lines }: { lines: DriftLine[] }) {
  return (
    <Table heads={['Where', 'What', 'Told', 'There are']}>
      {lines.map(({ channel, title, href, what, told, found }) => (
        <tr key={`${channel} ${what}`}>
          <th scope="row">{href ? <a href={href}>{title}</a> : title}</th>
          <td>{what}</td>
          <td>told {told}</td>
          <td>there are {found}</td>
        </tr>
      ))}
    </Table>
  )
}

function Night({ health }: { health: HealthView }) {
  const { night } = health
  return (
    <section aria-labelledby="night-heading">
      <h2 id="night-heading">The last night</h2>
      {!night && <p class="empty">No night has passed yet.</p>}
      {night && (
        <>
          <p>Begun on {sayDateTime(night.at)}.</p>
          <ul>
            {night.done.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {night.failed && <p class="form-notice is-wrong">{night.failed}</p>}
        </>
      )}
    </section>
  )
}
