import type { TargetedMouseEvent, TargetedSubmitEvent } from 'preact'
import type { Decision } from '../../shared/moderation/states.ts'
import type { CaseView } from '../../shared/moderation/views.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { CaseThings } from './CaseThings.tsx'
import { keyOf } from './keys.ts'
import { decisionLabels, needsRule } from './wording.ts'

type Props = {
  read: CaseView
  /** The decision whose form is open. */
  open: Decision | null
  /** True while keys decide: the buttons tell them. */
  keys: boolean
  /** Called by script instead of sending a form or following a link. */
  choose?: (decision: Decision) => void
}

/**
 * What can be decided. What needs no words is a form of its own, the rest leads to the card's page with its form;
 * with script it happens here.
 */
export function Choices({ read, open, keys, choose }: Props) {
  const here = (decision: Decision) => ({
    'aria-keyshortcuts': keys ? keyOf[decision] : undefined,
    'aria-expanded': choose && open !== null && open === decision ? true : undefined,
  })
  const words = (decision: Decision) => (
    <>
      {decisionLabels[decision]}
      {keys && keyOf[decision] && (
        <span class="key" aria-hidden="true">
          {keyOf[decision]}
        </span>
      )}
    </>
  )
  return (
    <div class="choices">
      {read.decisions.map((decision) =>
        needsRule(decision) ? (
          <a
            key={decision}
            class="button"
            href={`/moderation/${read.kind}/${read.id}?decide=${decision}`}
            {...here(decision)}
            onClick={(event: TargetedMouseEvent<HTMLAnchorElement>) => {
              if (!choose || event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              choose(decision)
            }}
          >
            {words(decision)}
          </a>
        ) : (
          <WriteForm
            key={decision}
            name="decide"
            action="/moderation/decide"
            class="step"
            {...(choose && {
              onSubmit: (event: TargetedSubmitEvent<HTMLFormElement>) => {
                event.preventDefault()
                choose(decision)
              },
            })}
          >
            <CaseThings cases={[read]} />
            <button type="submit" name="decision" value={decision} {...here(decision)}>
              {words(decision)}
            </button>
          </WriteForm>
        ),
      )}
    </div>
  )
}
