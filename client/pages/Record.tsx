import { type HouseRule, houseRules } from '../../shared/moderation/house-rules.ts'
import { actionLabels, type RecordLine } from '../../shared/moderation/record.ts'
import { sayDate } from '../../shared/text/dates.ts'
import { ListFilter } from '../ui/ListFilter.tsx'
import { MoreOfList } from '../ui/MoreOfList.tsx'
import { Table } from '../ui/Table.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

const kinds: Record<string, string> = {
  comment: 'a comment',
  annotation: 'a note',
  contradiction: 'a contradiction',
  message: 'a message',
  session: 'a live session',
  thread: 'a thread',
  digest: 'a digest',
  document: 'a document',
  suspension: 'a person',
  ban: 'a person',
  'guest-ban': 'a guest',
}

/** What was decided, by which rule; moderators also read by whom. */
export function Record() {
  const page = usePageOf('record')
  const { lines, label } = page
  return (
    <>
      <header class="page-head">
        <h1>Record of moderation</h1>
        <p class="lede">
          Every decision about what is written here, the newest first. Nothing is ever taken off this list; it
          names neither who wrote nor who decided. The <a href="/rules">house rules</a> say what is decided
          by.
        </p>
      </header>
      <ListFilter
        path="/moderation/record"
        name="action"
        label="Decisions listed"
        options={actionLabels.map((each) => [each, each])}
        now={label}
      />
      {lines.length === 0 ? (
        <p class="empty">
          {label ? 'Nothing of this kind has been decided.' : 'Nothing has been decided yet.'}
        </p>
      ) : (
        <Lines lines={lines} />
      )}
      <MoreOfList
        part={page}
        path={`/moderation/record${label ? `?action=${encodeURIComponent(label)}` : ''}`}
        newest="The newest decisions"
        earlier="Earlier decisions"
      />
    </>
  )
}

function Lines({ lines }: { lines: RecordLine[] }) {
  const forModerators = lines.some(({ moderators }) => moderators !== null)
  return (
    <Table heads={['When', 'What', 'Why', ...(forModerators ? ['By'] : [])]} class="record">
      {lines.map((line) => (
        <tr key={line.id}>
          <td class="date">
            <Moment at={line.at} />
          </td>
          <td>
            <What line={line} />
          </td>
          <td>
            {line.rule && <Rule code={line.rule as HouseRule} />}
            {line.reason && <p>{line.reason}</p>}
          </td>
          {line.moderators && (
            <td>
              {line.moderators.by}
              {line.moderators.note && <p class="record-note">{line.moderators.note}</p>}
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}

function What({ line: { action, what, href, until, sole } }: { line: RecordLine }) {
  const kind = kinds[what] ?? what
  return (
    <>
      {action}, {href ? <a href={href}>{kind}</a> : kind}
      {until && <>, until {sayDate(until.slice(0, 10))}</>}
      {sole && (
        <p class="record-note">By the only moderator there was, in a matter of their own, after a day.</p>
      )}
    </>
  )
}

const Rule = ({ code }: { code: HouseRule }) => <a href={`/rules#${code}`}>{houseRules[code].title}</a>
