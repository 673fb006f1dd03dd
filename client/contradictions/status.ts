import type { ContradictionView } from '../../shared/contradictions/views.ts'

/** How a contradiction's standing is said to a reader. */
export const statusLabels: Record<ContradictionView['status'], string> = {
  proposed: 'Proposed',
  corroborated: 'Corroborated',
  disputed: 'Disputed',
  explained: 'Explained',
  withdrawn: 'Withdrawn',
}
