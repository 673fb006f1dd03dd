import { usePageOf } from './of-kind.ts'

/** What waits for a moderator. */
export function Moderation() {
  const { cases } = usePageOf('moderation')
  return <h1>{cases.length}</h1>
}
