import { type ContradictionView, contradictionTypes } from '../../shared/contradictions/views.ts'
import { ModerateLink } from '../moderation/ModerateLink.tsx'
import { ReportLink } from '../moderation/ReportLink.tsx'
import { FoldedThread } from '../threads/Thread.tsx'
import { StepForm } from '../ui/StepForm.tsx'
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
  const { id, type, claim, ends, status, creator, created, version, may } = contradiction
  const { label, means } = contradictionTypes[type]
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
      <footer class="contradiction-foot">
        <p>
          <span class="status">{statusLabels[status]}</span> by <b class="name">{creator.name}</b>,{' '}
          <a class="permalink" href={`#contradiction-${id}`}>
            <Moment at={created} />
          </a>
        </p>
        {may.filter(isStep).map((step) => (
          <StepForm key={step} of="contradictions" id={id} version={version} step={step} />
        ))}
        <ReportLink kind="contradiction" thing={contradiction} />
        <ModerateLink kind="contradiction" id={id} by={creator.id} />
      </footer>
      {withThread && <FoldedThread thread={{ kind: 'contradiction', id }} />}
    </section>
  )
}

/** What a press does at once; the rest of what one may do needs words. */
const isStep = (right: string): right is 'withdraw' | 'restore' => right === 'withdraw' || right === 'restore'
