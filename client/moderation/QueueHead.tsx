import { moderatedKinds } from '../../shared/moderation/states.ts'
import { type QueueFilter, type QueueName, queueNames } from '../../shared/moderation/views.ts'
import { kindLabels, phaseLabels, queueLabels, sayPhase } from './wording.ts'

/** The address of a queue, narrowed. */
export function queuePath(
  queue: QueueName,
  filter: Partial<QueueFilter> = {},
  after: string | null = null,
): string {
  const query = new URLSearchParams(queue === 'pending' ? {} : { queue })
  for (const [name, value] of Object.entries({ ...filter, after })) if (value) query.set(name, value)
  const words = query.toString()
  return words === '' ? '/moderation' : `/moderation?${words}`
}

/** The queues there are, with how much is in each. */
export function QueueTabs({ queue, totals }: { queue: QueueName; totals: Record<QueueName, number> }) {
  return (
    <nav class="queues" aria-label="Queues">
      <ul>
        {queueNames.map((name) => (
          <li key={name}>
            <a href={queuePath(name)} aria-current={name === queue ? 'page' : undefined}>
              {queueLabels[name]} <span class="figure">{totals[name].toLocaleString('en-GB')}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const isNarrowed = ({ kind, author, phase }: QueueFilter): boolean =>
  kind !== null || author !== null || phase !== null

type Props = { queue: QueueName; filter: QueueFilter; author: string | null }

/** Phases that turn to the author instead of the moderators: nothing is ever in a queue because of them. */
const asks = ['nudge', 'closed-thread']

/** What narrows a queue: a form that is an address. */
export function QueueFilters({ queue, filter, author }: Props) {
  const phases = Object.keys(phaseLabels).filter((phase) => !asks.includes(phase))
  if (filter.phase && !phases.includes(filter.phase)) phases.push(filter.phase)
  return (
    <form class="queue-filters" method="get" action="/moderation" aria-label="Narrow the queue">
      <input type="hidden" name="queue" value={queue} />
      {filter.author && <input type="hidden" name="author" value={filter.author} />}
      <select name="kind" aria-label="Kind">
        <option value="">All kinds</option>
        {moderatedKinds.map((kind) => (
          <option key={kind} value={kind} selected={kind === filter.kind}>
            {`${kindLabels[kind].charAt(0).toUpperCase()}${kindLabels[kind].slice(1)}s`}
          </option>
        ))}
      </select>
      <select name="phase" aria-label="Reason">
        <option value="">All reasons</option>
        {phases.map((phase) => (
          <option key={phase} value={phase} selected={phase === filter.phase}>
            {sayPhase(phase)}
          </option>
        ))}
      </select>
      <button type="submit" class="quiet">
        Narrow
      </button>
      {isNarrowed(filter) && (
        <span>
          {filter.author && `Only ${author ?? 'one person'}. `}
          <a href={queuePath(queue)}>Show all</a>
        </span>
      )}
    </form>
  )
}
