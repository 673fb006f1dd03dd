import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'
import { CaseWords } from '../moderation/CaseWords.tsx'
import { DecideForm } from '../moderation/DecideForm.tsx'
import { decisionLabels, sayImpact } from '../moderation/wording.ts'
import { usePageOf } from './of-kind.ts'

/** Several things that a decision would be about, with what it would do, before it is made. */
export function Review() {
  const { decision, cases: ids, others, impact } = usePageOf('review')
  const { tables } = usePage()
  const cases = ids.flatMap((id) => tables.case[id] ?? [])
  if (decision === null || impact === null || cases.length === 0) return <Nothing others={others} />
  return (
    <div class="narrow">
      <header class="page-head">
        <h1>
          {decisionLabels[decision]}: {count(cases.length, 'card')}
        </h1>
        <p class="lede">{sayImpact(decision, cases.length, impact)} You can undo it for a day.</p>
        {others > 0 && (
          <p>
            {others === 1
              ? 'Another that you selected can’t be decided so, and stays as it is.'
              : `${others} others that you selected can’t be decided so, and stay as they are.`}
          </p>
        )}
      </header>
      <ul class="looked-over">
        {cases.map((view) => (
          <li key={view.id}>
            <p class="looked-over-head">
              {view.creator.name} on <a href={view.href}>{view.under}</a>
            </p>
            <CaseWords read={view} before={null} />
          </li>
        ))}
      </ul>
      <DecideForm cases={cases} decision={decision} />
      <p class="beside">
        <a href="/moderation">Back to the queue</a>
      </p>
    </div>
  )
}

const Nothing = ({ others }: { others: number }) => (
  <div class="narrow">
    <header class="page-head">
      <h1>Nothing to decide</h1>
      <p class="lede">
        {others > 0
          ? 'What you selected can’t be decided so any more: perhaps a colleague was quicker.'
          : 'No cards were selected. Tick some in the queue first.'}
      </p>
    </header>
    <p>
      <a href="/moderation">Back to the queue</a>
    </p>
  </div>
)
