import { type CommentView, reactionKinds, reactionLabels } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { useWritersTools } from './writers.ts'

/** What people think of a live comment: counts to read, buttons for who may press them. */
export function Tally({ comment }: { comment: CommentView }) {
  const { viewer, tables } = usePage()
  const mayReact = comment.may.includes('react') && viewer.may.includes('react')
  const Buttons = useWritersTools(mayReact)?.Reactions
  const counts = tables.tally[comment.id]?.counts
  if (Buttons) return <Buttons comment={comment} />
  if (!counts || comment.state !== 'live') return null
  const told = reactionKinds.filter((kind) => counts[kind] > 0)
  return (
    <p class="reactions">
      {told.map((kind) => (
        <span key={kind} class="reaction is-counted">
          {`${reactionLabels[kind]} ${counts[kind]}`}
        </span>
      ))}
    </p>
  )
}
