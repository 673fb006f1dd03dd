import { type Decision, decisions } from '../../shared/moderation/states.ts'
import { thingOf } from './CaseThings.tsx'
import { DecideForm } from './DecideForm.tsx'
import { type Desk, readOf } from './use-desk.ts'
import { useImpact } from './use-impact.ts'
import { decisionLabels, sayImpact } from './wording.ts'

const allDecisions = Object.keys(decisions) as Decision[]

/** Without script: what is to happen with the cards that are ticked, to be looked over on a page of its own. */
export function BulkForm() {
  return (
    <form
      id="bulk"
      method="get"
      action="/moderation/review"
      class="bulk-form"
      aria-label="The selected cards"
    >
      <label for="bulk-decision">With those selected</label>
      <select id="bulk-decision" name="decision">
        {allDecisions.map((decision) => (
          <option key={decision} value={decision}>
            {decisionLabels[decision]}
          </option>
        ))}
      </select>
      <button type="submit">Look over</button>
    </form>
  )
}

/** How many are selected, what can be done with them, and before it is done what it would do. */
export function BulkBar({ desk, left }: { desk: Desk; left: (isDone: boolean) => void }) {
  const { chosen, open } = desk
  const decision = open?.id === 'selected' ? open.decision : null
  const about = decision ? chosen.filter(({ read }) => read.decisions.includes(decision)) : []
  const apart = decision ? chosen.length - about.length : 0
  const impact = useImpact(
    decision,
    about.map(({ read }) => thingOf(read)),
  )
  const offered = allDecisions.filter((each) => chosen.some(({ read }) => read.decisions.includes(each)))
  if (chosen.length === 0) return null
  return (
    <section class="bulk" aria-label="The selected cards">
      <p class="bulk-count" role="status">
        {chosen.length} selected
      </p>
      <div class="choices">
        {offered.map((each) => (
          <button
            key={each}
            type="button"
            aria-expanded={each === decision}
            onClick={() => desk.setOpen({ id: 'selected', decision: each, focus: 'rule' })}
          >
            {decisionLabels[each]}
          </button>
        ))}
        <button type="button" class="quiet" onClick={() => desk.selectAll(false)}>
          Clear
        </button>
      </div>
      {decision && about.length > 0 && (
        <>
          <p class="impact" role="status">
            {impact ? sayImpact(decision, about.length, impact) : 'Looking what this would do…'}
            {apart > 0 &&
              ` ${apart === 1 ? '1 other is left as it is.' : `${apart} others are left as they are.`}`}
          </p>
          <DecideForm
            cases={readOf(about)}
            decision={decision}
            focus="rule"
            done={(answer) => left(desk.settle(decision, about, answer))}
            failed={(message) => desk.refuse(about, new Map(about.map(({ id }) => [id, message])))}
            close={() => left(false)}
          />
        </>
      )}
    </section>
  )
}
