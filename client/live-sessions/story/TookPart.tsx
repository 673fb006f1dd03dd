import type { Tables } from '../../../shared/live/state.ts'
import type { SeatView } from '../../../shared/live-sessions/views.ts'
import { Table } from '../../ui/Table.tsx'
import { TimeOfDay } from '../../ui/When.tsx'

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
      <Table heads={['Name', 'Part', 'Joined', 'Marks', 'Contradictions', 'Messages']} class="took-part">
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
      </Table>
    </section>
  )
}
