import type { MoveImpact } from '../../shared/curation/views.ts'
import { count } from '../../shared/text/plural.ts'

/** What a move would take along, before it is made; `stays` where it only goes elsewhere in its own thread. */
export function Impact({ impact, what, stays }: { impact: MoveImpact; what: string; stays?: boolean }) {
  const { thoughts, people, followers } = impact
  return (
    <p>
      {what} {stays ? 'begins a branch of its own in this thread' : 'goes there'}:{' '}
      {count(thoughts, 'thought')} by {count(people, 'person', 'people')}.
      {!stays &&
        followers > 0 &&
        ` ${count(followers, 'person follows', 'people follow')} the thread it leaves.`}{' '}
      {stays ? 'Its permalinks stay.' : 'Its permalinks lead to the new place.'} You can undo it here
      afterwards.
    </p>
  )
}
