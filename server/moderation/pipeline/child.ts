import { sayFound } from '../child-data/found.ts'
import type { Phase } from './phase.ts'

/** Words that point to a child, sent all the same: a moderator reads them first. */
export const child: Phase = {
  name: 'child',
  look: ({ childData }) => (childData.length > 0 ? { verdict: 'held', detail: sayFound(childData) } : null),
}
