import type { MoveImpact } from '../../shared/curation/views.ts'
import { count } from '../../shared/text/plural.ts'

/** What a move would take along, before it is made. */
export function Impact({ impact, what }: { impact: MoveImpact; what: string }) {
  const { thoughts, people, followers } = impact
  return (
    <p>
      {what} goes there with {count(thoughts, 'thought')} by {count(people, 'person', 'people')}.
      {followers > 0 && ` ${count(followers, 'person follows', 'people follow')} the thread it leaves.`} Its
      permalinks lead to the new place. You can undo it here afterwards.
    </p>
  )
}
