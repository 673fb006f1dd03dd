import type { ContradictionView } from '../../shared/contradictions/views.ts'

/** What has become of a contradiction since it was proposed, for a reader. */
export const statusLabels: Partial<Record<ContradictionView['status'], string>> = {
  corroborated: 'confirmed',
  disputed: 'disputed',
  explained: 'explained',
}
