import type { AnnotationView } from '../../../shared/annotations/views.ts'

/** What has a card: what is public, and of one's own also what waits, was kept to oneself or was taken away. */
export const isShown = ({ state, may }: AnnotationView): boolean =>
  state === 'live' ||
  state === 'private' ||
  ((state === 'held' || state === 'hidden') && may.includes('edit')) ||
  (isTakenAway(state) && may.includes('withdraw'))

const isTakenAway = (state: AnnotationView['state']) => state === 'removed' || state === 'spam'

/** What is drawn in the text: a note that was set aside, or taken away, is read and marks nothing. */
export const isDrawn = (annotation: AnnotationView): boolean =>
  annotation.retired === null && !isTakenAway(annotation.state) && isShown(annotation)
