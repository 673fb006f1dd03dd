import { type ContradictionView, contradictionTypes, isStale } from '../../shared/contradictions/views.ts'
import { usePage } from '../live/store.ts'
import { ModerateLink } from '../moderation/ModerateLink.tsx'
import { ReportLink } from '../moderation/ReportLink.tsx'
import { FoldedThread } from '../threads/Thread.tsx'
import { useWritersTools } from '../threads/writers.ts'
import { Moment } from '../ui/When.tsx'
import { EndCard } from './EndCard.tsx'
import { Facing } from './Facing.tsx'
import { statusLabels } from './status.ts'

type Props = {
  contradiction: ContradictionView
  /** True where the page holds the thread under it. */
  withThread?: boolean
}

/** A contradiction: its ends facing each other, the claim on the line between them, who says so beneath. */
export function Contradiction({ contradiction, withThread = false }: Props) {
  const { id, type, claim, ends, status, state, creator, created, may } = contradiction
  const { label, means } = contradictionTypes[type]
  const { viewer, tables } = usePage()
  const isOnOwnPost =
    viewer.id !== null && ends.some(({ document }) => tables.document[document.id]?.creator.id === viewer.id)
  const tools = useWritersTools(state !== 'live' || isOnOwnPost || may.some((right) => right !== 'flag'))
  return (
    <section
      class={`contradiction is-${status}`}
      id={`contradiction-${id}`}
      aria-labelledby={`claim-${id}`}
      tabIndex={-1}
    >
      <Facing
        cards={ends.map((end, at) => (
          <EndCard key={at} end={end} isSameReport={at > 0 && end.document.id === ends[0]?.document.id} />
        ))}
      >
        <p class="claim-type" title={means}>
          {label}
        </p>
        <p class="claim" id={`claim-${id}`}>
          {claim}
        </p>
      </Facing>
      {tools && state !== 'live' && (
        <tools.ThingStanding kind="contradiction" thing={contradiction} isOwn={creator.id === viewer.id} />
      )}
      <footer class="contradiction-foot">
        <p>
          Proposed by <b class="name">{creator.name}</b>,{' '}
          <a class="permalink" href={`#contradiction-${id}`}>
            <Moment at={created} />
          </a>
          {statusLabels[status] && <span class="status">, {statusLabels[status]}</span>}
          {isStale(contradiction) && <span class="status">, its words have changed since</span>}
        </p>
        {tools && <tools.ContradictionTools contradiction={contradiction} isOnOwnPost={isOnOwnPost} />}
        <ReportLink kind="contradiction" thing={contradiction} />
        <ModerateLink kind="contradiction" id={id} by={creator.id} />
      </footer>
      {withThread && state === 'live' && <FoldedThread thread={{ kind: 'contradiction', id }} />}
    </section>
  )
}
