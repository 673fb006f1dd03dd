import { useState } from 'preact/hooks'
import { type CommentView, reactionKinds, reactionLabels } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { useSending } from '../live/use-sending.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** What one thinks of another's comment, in a word: each a button that says how many think so, and takes it back. */
export function Reactions({ comment: { id } }: { comment: CommentView }) {
  const { tally, reacted } = usePage().tables
  const counts = tally[id]?.counts
  const own = reacted[id]?.kinds ?? []
  // What was counted when the page was drawn stands at the edge, and stays where it is.
  const [order] = useState(() =>
    [...reactionKinds].sort((a, b) => Number((counts?.[a] ?? 0) > 0) - Number((counts?.[b] ?? 0) > 0)),
  )
  const { onSubmit, sending, problem } = useSending(() => {})
  return (
    <WriteForm name="react" action={`/comments/${id}/react`} class="reactions" onSubmit={onSubmit}>
      {order.map((kind) => {
        const count = counts?.[kind] ?? 0
        const isOwn = own.includes(kind)
        return (
          <button
            key={kind}
            type="submit"
            name="reaction"
            value={`${kind} ${isOwn ? 'off' : 'on'}`}
            class={count > 0 ? 'reaction is-counted' : 'reaction'}
            aria-pressed={isOwn}
            aria-disabled={sending !== 'no'}
          >
            {count > 0 ? `${reactionLabels[kind]} ${count}` : reactionLabels[kind]}
          </button>
        )
      })}
      {problem && (
        <span class="problem" role="alert">
          {problem.message}
        </span>
      )}
    </WriteForm>
  )
}
