import type { Followable } from '../../shared/notifications/views.ts'
import { usePage } from '../live/store.ts'
import { useWritersTools } from '../threads/writers.ts'

/** Begins or ends following something; for people with an account. */
export function Follow(props: Followable & { what: string }) {
  const tools = useWritersTools(usePage().viewer.id !== null)
  return tools && <tools.FollowForm {...props} />
}
