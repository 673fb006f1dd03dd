import type { Viewer, ViewerRight } from '../../shared/accounts/views.ts'

/** Who is offered a tool: those who may use it, and guests, who are asked to log in when they have used it. */
export function isInvited(viewer: Viewer, right: ViewerRight): boolean {
  return viewer.id === null || viewer.may.includes(right)
}
