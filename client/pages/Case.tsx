import type { Decision, Standing } from '../../shared/moderation/states.ts'
import type { RecordView } from '../../shared/moderation/views.ts'
import { usePage } from '../live/store.ts'
import { AppealForm } from '../moderation/AppealForm.tsx'
import { CaseFacts, Rule } from '../moderation/CaseFacts.tsx'
import { CaseHead } from '../moderation/CaseHead.tsx'
import { CaseWords } from '../moderation/CaseWords.tsx'
import { Choices } from '../moderation/Choices.tsx'
import { DecideForm } from '../moderation/DecideForm.tsx'
import { EraseForm } from '../moderation/EraseForm.tsx'
import { LastDecision } from '../moderation/LastDecision.tsx'
import { kindLabels, standingLabels } from '../moderation/wording.ts'
import { Table } from '../ui/Table.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'
import { queryOf } from './query.ts'

/** Something that was written, to be judged on a page of its own, with its whole record. Forms alone do everything. */
export function Case() {
  const { case: id, record, impact, undo } = usePageOf('case')
  const { tables, path, viewer, form } = usePage()
  const read = tables.case[id]
  if (!read) return <h1>Nothing to decide</h1>
  const back = form?.form === 'decide' ? form.values.decision : undefined
  const asked = read.decisions.find((each) => each === (back ?? queryOf(path, 'decide')))
  const open: Decision | null = asked ?? null
  return (
    <>
      <header class="page-head">
        <p class="way-back">
          <a href="/moderation">The queue</a>
        </p>
        <h1>Moderating a {kindLabels[read.kind]}</h1>
        {undo && <LastDecision last={undo} keys={false} />}
      </header>
      <article class="case is-alone" aria-labelledby={`case-${id}-head`}>
        <CaseHead read={read} />
        <CaseWords read={read} before={null} />
        <CaseFacts read={read} />
        <div class="case-foot">
          {read.appeal?.outcome === 'open' ? (
            <AppealForm read={read} />
          ) : (
            <Choices read={read} open={open} keys={false} />
          )}
          {read.decisions.length === 0 && (
            <p class="hint">There is nothing to decide about it as it stands.</p>
          )}
          {open && (
            <DecideForm
              cases={[read]}
              decision={open}
              impact={asked === queryOf(path, 'decide') ? impact : null}
            />
          )}
        </div>
      </article>
      <TheRecord record={record} />
      {read.kind === 'comment' && (
        <p class="beside">
          <a href={`/comments/${id}/history`}>Its former wordings</a>
        </p>
      )}
      {viewer.may.includes('govern') && read.standing !== 'erased' && <EraseForm read={read} />}
    </>
  )
}

/** A move is recorded with where it went from and to, as ids that tell nobody anything. */
const isStanding = (at: string): at is Standing => at in standingLabels

/** What was done to it, by whom and why, the latest first. */
function TheRecord({ record }: { record: RecordView[] }) {
  return (
    <section class="case-record" aria-labelledby="case-record">
      <h2 id="case-record">Its record</h2>
      <Table heads={['When', 'What', 'Why', 'By']}>
        {record.map(({ id, at, by, action, from, to, rule, publicReason, privateNote }) => (
          <tr key={id}>
            <td class="date">
              <Moment at={at} />
            </td>
            <td>
              {action}
              {from && to && from !== to && isStanding(from) && isStanding(to) && (
                <span class="row-kind">
                  from {standingLabels[from]} to {standingLabels[to]}
                </span>
              )}
            </td>
            <td>
              {rule && <Rule of={rule} />}
              {publicReason && <p>{publicReason}</p>}
              {privateNote && <p class="private-note">For colleagues: {privateNote}</p>}
            </td>
            <td>{by}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
