import type { ContradictionView } from '../../shared/contradictions/views.ts'
import { StepForm } from '../ui/StepForm.tsx'

type Props = {
  contradiction: ContradictionView
  /** True where it lies in the viewer's own post, who then says whether it is one. */
  isOnOwnPost: boolean
}

/** What its author, a moderator or whose post it lies in may do with a contradiction at once. */
export function ContradictionTools({ contradiction, isOnOwnPost }: Props) {
  const { id, version, may, state, status } = contradiction
  const isOthers = !may.includes('withdraw') && !may.includes('restore')
  const presides = isOnOwnPost && isOthers && state === 'live'
  const steps = (['renew', 'withdraw', 'restore'] as const).filter((step) => may.includes(step))
  // One form for both, so that the focus stays on its button.
  const judging = status === 'corroborated' ? 'unconfirm' : 'confirm'
  return (
    <>
      {steps.map((step) => (
        <StepForm key={step} of="contradictions" id={id} version={version} step={step} />
      ))}
      {(presides || may.includes('confirm')) && (
        <StepForm of="contradictions" id={id} version={version} step={judging} />
      )}
    </>
  )
}
