import type { Tables } from '../../shared/live/state.ts'
import type { SeatView } from '../../shared/live-sessions/views.ts'
import { TimeOfDay } from '../ui/When.tsx'

const roles: Record<SeatView['role'], string> = { host: 'Host', cohost: 'Co-host', member: 'Member' }

/** Who took part in a session, since when, and how much of theirs is there to be read. */
export function TookPart({ tables }: { tables: Tables }) {
  const seats = Object.values(tables.seat).sort((a, b) => (a.joined < b.joined ? -1 : 1))
  const things = [tables.annotation, tables.contradiction, tables.message].map((table) =>
    Object.groupBy(
      Object.values(table) as { creator: { id: string | null } }[],
      ({ creator }) => creator.id ?? '',
    ),
  )
  return (
    <section aria-labelledby="people">
      <h2 id="people">Who took part</h2>
      <div class="table-frame">
        <table class="took-part">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Part</th>
              <th scope="col">Joined</th>
              <th scope="col">Marks</th>
              <th scope="col">Contradictions</th>
              <th scope="col">Messages</th>
            </tr>
          </thead>
          <tbody>
            {seats.map(({ id, person, role, joined }) => (
              <tr key={id}>
                <th scope="row">{person.name}</th>
                <td>{roles[role]}</td>
                <td>
                  <TimeOfDay at={joined} />
                </td>
                {['marks', 'contradictions', 'messages'].map((what, at) => (
                  <td key={what} class="figure" data-of={what}>
                    {things[at]?.[person.id]?.length ?? 0}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
