import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { AppealOutcome, Decision } from '../../shared/moderation/states.ts'
import { useFormFields } from '../ui/form-fields.ts'
import { AppealForm } from './AppealForm.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseHead } from './CaseHead.tsx'
import { isAbout, thingOf } from './CaseThings.tsx'
import { CaseWords } from './CaseWords.tsx'
import { Choices } from './Choices.tsx'
import { DecideForm } from './DecideForm.tsx'
import { hasNewWords } from './deck.ts'
import type { Desk, LaidCard } from './use-desk.ts'
import { kindLabels, sayFate } from './wording.ts'

type Props = {
  card: LaidCard
  desk: Desk
  viewer: string | null
  /** True where Tab stops; from there j and k go on. */
  isCurrent: boolean
  keys: boolean
  /** False on the server and at first: then everything is a form or a link. */
  alive: boolean
  theirs: string | null
  /** What a button or a key asks for. */
  choose: (card: LaidCard, decision: Decision) => void
  /** Called when a form on the card has done its work or was given up. */
  left: (card: LaidCard, isDone: boolean) => void
}

/** Something to be judged. It stays where it is whatever happens to it. */
export function CaseCard({ card, desk, viewer, isCurrent, keys, alive, theirs, choose, left }: Props) {
  const { id, read, before, fate } = card
  const open = desk.open?.id === id ? desk.open : null
  // Without script a decision that was refused comes back as a form.
  const { back } = useFormFields('decide', { isMine: (values) => isAbout(values, id) })
  const problem = fate === null ? (desk.refused.get(id) ?? back?.message) : undefined
  const isAppeal = read.appeal?.outcome === 'open'
  const judged = (outcome: AppealOutcome, answer: WriteAnswer) =>
    left(card, desk.settle(outcome, [card], answer))
  return (
    <article
      class={fate ? 'case is-settled' : 'case'}
      id={`case-${id}`}
      data-case={id}
      tabIndex={isCurrent ? 0 : -1}
      aria-labelledby={`case-${id}-head`}
      aria-describedby={`case-${id}-words`}
    >
      {!isAppeal && (
        <input
          class="case-select"
          type="checkbox"
          name="things"
          value={thingOf(read)}
          form="bulk"
          aria-label={`Select the ${kindLabels[read.kind]} by ${read.creator.name}`}
          aria-keyshortcuts={keys ? 'x' : undefined}
          disabled={fate !== null}
          checked={desk.selected.has(id) && fate === null}
          onChange={(event) => desk.select(id, event.currentTarget.checked)}
        />
      )}
      <CaseHead read={read} theirs={theirs} />
      <CaseWords read={read} before={before} />
      {/* What it is decided by doesn't change with the decision, so that nothing below it moves. */}
      <CaseFacts read={fate ? card.first : read} />
      <div class="case-foot">
        {hasNewWords(card) && fate === null && (
          <p class="case-changed">
            The author has changed the words since.{' '}
            <button type="button" class="quiet" onClick={() => desk.look(id)}>
              Show what changed
            </button>
          </p>
        )}
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {fate ? (
          <p class="case-fate">{sayFate(fate, viewer)} just now</p>
        ) : isAppeal ? (
          <AppealForm read={read} {...(alive && { done: judged })} />
        ) : (
          <Choices
            read={read}
            open={open?.decision ?? null}
            keys={keys}
            {...(alive && { choose: (decision: Decision) => choose(card, decision) })}
          />
        )}
        {open && fate === null && (
          <DecideForm
            cases={[read]}
            decision={open.decision}
            focus={open.focus}
            done={(answer) => left(card, desk.settle(open.decision, [card], answer))}
            failed={() => desk.look(id)}
            close={() => left(card, false)}
          />
        )}
      </div>
    </article>
  )
}
