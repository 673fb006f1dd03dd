import type { AnnotationView } from '../../shared/annotations/views.ts'

/** What has a card: what is public, and of one's own also what waits or was kept to oneself. */
export const isShown = ({ state, may }: AnnotationView): boolean =>
  state === 'live' ||
  state === 'private' ||
  ((state === 'held' || state === 'hidden') && may.includes('edit'))

/** What is drawn in the text: a note that was set aside is read and marks nothing. */
export const isDrawn = (annotation: AnnotationView): boolean =>
  annotation.retired === null && isShown(annotation)
