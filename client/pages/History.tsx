import { sayDateTime } from '../../shared/text/dates.ts'
import { usePage } from '../live/store.ts'
import { Reworded } from '../threads/Reworded.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** Every public wording of a comment, newest first, each with what changed in it; or what changed between two. */
export function History() {
  const { comment: id, changes, between } = usePageOf('history')
  const comment = usePage().tables.comment[id]
  if (!comment) return <p class="empty">This thought is no longer here.</p>
  const name = comment.creator.name
  return (
    <div class="narrow">
      <h1>{between ? 'What has changed' : 'Wordings'}</h1>
      <p class="lede">
        {name ? `A thought by ${name}` : 'A thought'}, posted <Moment at={comment.created} />.{' '}
        {between
          ? 'Words that went are struck through, words that came are underlined.'
          : 'The newest stands first; in each, words that went are struck through and words that came are underlined.'}
      </p>
      {changes.length === 0 && <p class="empty">Nothing has changed between these two.</p>}
      <ol class="comment-wordings" reversed>
        {changes.map((change) => (
          <li key={change.to}>
            <h2>
              {change.to === comment.wording ? 'As it stands' : 'An earlier wording'},{' '}
              {sayDateTime(change.at)}
            </h2>
            <Reworded change={change} />
          </li>
        ))}
      </ol>
      <p class="beside">
        {between && (
          <>
            <a href={`/comments/${id}/history`}>All wordings</a> ·{' '}
          </>
        )}
        <a href={`/comments/${id}`}>Back to the thread</a>
      </p>
    </div>
  )
}
