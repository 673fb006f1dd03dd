import { type ContradictionView, contradictionTypes } from '../../shared/contradictions/views.ts'
import { StepForm } from '../ui/StepForm.tsx'
import { Moment } from '../ui/When.tsx'
import { EndCard } from './EndCard.tsx'
import { Facing } from './Facing.tsx'
import { statusLabels } from './status.ts'

/** A contradiction: its ends facing each other, the claim on the line between them, who says so beneath. */
export function Contradiction({ contradiction }: { contradiction: ContradictionView }) {
  const { id, type, claim, ends, status, creator, created, version, may } = contradiction
  const { label, means } = contradictionTypes[type]
  return (
    <section
      class={`contradiction is-${status}`}
      id={`contradiction-${id}`}
      aria-labelledby={`claim-${id}`}
      tabIndex={-1}
    >
      <Facing cards={ends.map((end, at) => <EndCard key={at} end={end} />)}>
        <p class="claim-type" title={means}>
          {label}
        </p>
        <p class="claim" id={`claim-${id}`}>
          {claim}
        </p>
      </Facing>
      <footer class="contradiction-foot">
        <span class="status">{statusLabels[status]}</span> by <b class="name">{creator.name}</b>,{' '}
        <a href={`#contradiction-${id}`}>
          <Moment at={created} />
        </a>
        {may.map((step) => (
          <StepForm key={step} of="contradictions" id={id} version={version} step={step} />
        ))}
      </footer>
    </section>
  )
}
