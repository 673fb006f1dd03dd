import { useState } from 'preact/hooks'
import type { Decision } from '../../shared/moderation/states.ts'
import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'
import { useAlive } from '../live/use-alive.ts'
import { BulkBar, BulkForm } from '../moderation/Bulk.tsx'
import { CaseCard } from '../moderation/CaseCard.tsx'
import { EmptyQueue } from '../moderation/EmptyQueue.tsx'
import { currentCard, focusAnswer, focusCard, nextOpen } from '../moderation/focus.ts'
import { HouseLinks } from '../moderation/HouseLinks.tsx'
import { KeysHelp, showKeys } from '../moderation/KeysHelp.tsx'
import { type Command, movedTo } from '../moderation/keys.ts'
import { LastDecision } from '../moderation/LastDecision.tsx'
import { QueueFilters, QueueTabs, queuePath } from '../moderation/QueueHead.tsx'
import { type LaidCard, useDesk } from '../moderation/use-desk.ts'
import { useKeys } from '../moderation/use-keys.ts'
import { needsRule } from '../moderation/wording.ts'
import { usePageOf } from './of-kind.ts'

/** What waits for a moderator, and what was decided. */
export function Moderation() {
  const { queue, filter, next } = usePageOf('moderation')
  const { viewer } = usePage()
  const alive = useAlive()
  const desk = useDesk()
  const { cards, chosen, waiting, totals } = desk
  const undecided = cards.filter(({ fate }) => fate === null).length
  /** Where the focus was last: from there the keys go on. */
  const [current, setCurrent] = useState<string | null>(null)
  const { keys, turn } = useKeys(run)
  const author = cards.find(({ read }) => filter.author && authorOf(read.creator) === filter.author)?.read
    .creator.name

  function leave(card: LaidCard, isDone: boolean) {
    // Who has gone on to another card meanwhile stays there.
    const now = currentCard()
    if (now !== null && now !== card.id) return
    desk.setOpen(null)
    focusCard(isDone ? (nextOpen(cards, card.id) ?? card.id) : card.id)
  }

  async function choose(card: LaidCard, decision: Decision, focus: 'rule' | 'note' = 'rule') {
    if (desk.askAgain([card])) return focusCard(card.id)
    const isOpen = desk.open?.id === card.id
    if (needsRule(decision) || isOpen || focus === 'note') {
      return desk.setOpen({ id: card.id, decision, focus: needsRule(decision) ? focus : 'note' })
    }
    leave(card, await desk.decide(decision, [card]))
  }

  function run(command: Command) {
    const at = cards.findIndex(({ id }) => id === (currentCard() ?? current))
    const card = cards[at]
    if (command.do === 'help') return showKeys()
    if (command.do === 'undo') return void desk.undo()
    if (command.do === 'move') {
      const id = cards[currentCard() === null && card ? at : movedTo(at, command.by, cards.length)]?.id
      return id === undefined ? undefined : focusCard(id)
    }
    if (command.do === 'decide' && chosen.length > 0) {
      if (!chosen.some(({ read }) => read.decisions.includes(command.decision))) return
      return desk.setOpen({ id: 'selected', decision: command.decision, focus: 'rule' })
    }
    if (!card || card.fate !== null) return
    if (command.do === 'select') return desk.select(card.id, !desk.selected.has(card.id))
    if (card.read.appeal?.outcome === 'open') return command.do === 'note' ? focusAnswer(card.id) : undefined
    if (command.do === 'decide') {
      if (card.read.decisions.includes(command.decision)) void choose(card, command.decision)
      return
    }
    const [first] = card.read.decisions
    if (first) void choose(card, first, 'note')
  }

  return (
    <>
      <header class="page-head queue-head">
        <h1>Moderation</h1>
        <HouseLinks />
        <QueueTabs queue={queue} totals={totals} />
        <div class="queue-tools">
          <QueueFilters queue={queue} filter={filter} author={author ?? null} />
          {alive && <KeysHelp keys={keys} turn={turn} />}
        </div>
        <LastDecision last={desk.last} keys={keys} {...(alive && { undo: desk.undo })} />
      </header>
      {cards.length === 0 ? (
        <EmptyQueue queue={queue} filter={filter} />
      ) : (
        <>
          {alive && queue !== 'appeals' && cards.length > 1 && (
            <label class="choice select-all">
              <input
                type="checkbox"
                checked={chosen.length > 0 && chosen.length === undecided}
                disabled={undecided === 0}
                onChange={(event) => desk.selectAll(event.currentTarget.checked)}
              />
              {undecided === 0 ? 'All that are shown are decided' : `Select all ${undecided} shown`}
            </label>
          )}
          <ol class="cases" onFocusIn={() => setCurrent(currentCard() ?? current)}>
            {cards.map((card, at) => (
              <li key={card.id}>
                <CaseCard
                  card={card}
                  desk={desk}
                  viewer={viewer.name}
                  isCurrent={current === null ? at === 0 : current === card.id}
                  keys={keys}
                  alive={alive}
                  theirs={theirsIn(card)}
                  choose={choose}
                  left={leave}
                />
              </li>
            ))}
          </ol>
          {next !== null && (
            <p class="further-cases">
              <a class="button" href={queuePath(queue, filter, next)}>
                The next fifty
              </a>
            </p>
          )}
        </>
      )}
      <div class="new-thoughts" aria-live="polite">
        {waiting.length > 0 && (
          <button
            type="button"
            class="pill"
            onClick={() => {
              const first = desk.reveal()
              if (first) focusCard(first)
            }}
          >
            {count(waiting.length, 'new card')}
          </button>
        )}
      </div>
      {cards.length > 0 && !alive && <BulkForm />}
      {alive && (
        <BulkBar
          desk={desk}
          left={(isDone) => {
            desk.setOpen(null)
            const [first] = chosen
            if (first) focusCard(isDone ? (nextOpen(cards, first.id) ?? first.id) : first.id)
          }}
        />
      )}
    </>
  )

  function theirsIn({ read }: LaidCard): string | null {
    const id = authorOf(read.creator)
    return id === null || filter.author !== null ? null : queuePath(queue, { author: id })
  }
}

const authorOf = ({ key }: { key: string | null }) => key
