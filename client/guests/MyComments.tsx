import type { OwnCommentLine } from '../../shared/guests/views.ts'
import { sayDate } from '../../shared/text/dates.ts'
import { usePage } from '../live/store.ts'
import { usePageOf } from '../pages/of-kind.ts'
import { CommentBody } from '../threads/CommentBody.tsx'
import { CommentHead } from '../threads/CommentHead.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { OwnData } from './OwnData.tsx'

/** Everything a guest wrote, and what they may do with it. */
export function MyComments() {
  const { guest, comments } = usePageOf('my-comments')
  const { viewer } = usePage()
  const of = useFormFields('claim-own')
  return (
    <>
      <header class="page-head">
        <h1>Your comments</h1>
        <p class="lede">
          You wrote as <b class="name">{guest.name}</b>, with the address {guest.email}.{' '}
          {guest.proved
            ? 'Once one of your comments was approved, the next ones appear at once.'
            : 'Please open the link that we mailed there: it tells us that the address is yours.'}
        </p>
        {guest.banned && (
          <p class="form-notice is-wrong">
            The moderators take nothing more from your address
            {guest.banned.until && ` until ${sayDate(guest.banned.until.slice(0, 10))}`}:{' '}
            {guest.banned.reason} You can still withdraw, appeal, keep and erase what you wrote.
          </p>
        )}
      </header>
      {viewer.id !== null && (
        <>
          <FormNotice of={of} />
          <WriteForm name="claim-own" action="/my-comments/claim" class="stacked">
            <input type="hidden" name="guest" value={guest.id} />
            <p class="form-actions">
              <button type="submit" class="primary">
                Add them to the account of {viewer.name}
              </button>
            </p>
          </WriteForm>
        </>
      )}
      {comments.length === 0 && <p class="empty">There is nothing here any more.</p>}
      <ol class="own-comments">
        {comments.map((line) => (
          <OwnComment key={line.id} line={line} />
        ))}
      </ol>
      {viewer.id === null && <OwnData guest={guest} />}
    </>
  )
}

function OwnComment({ line: { id, href, under } }: { line: OwnCommentLine }) {
  const { tables, viewer } = usePage()
  const comment = tables.comment[id]
  if (!comment) return null
  const may = (right: 'edit' | 'withdraw' | 'restore') => viewer.id === null && comment.may.includes(right)
  return (
    <li>
      <p class="under">
        On <a href={href}>{under}</a>
      </p>
      <article class={`comment is-${comment.state}`} id={`comment-${id}`}>
        <CommentHead comment={comment} />
        <CommentBody comment={comment} />
        <div class="comment-actions">
          {may('edit') && <a href={`/comments/${id}/edit`}>Edit</a>}
          {may('withdraw') && <OwnStep id={id} version={comment.version} step="withdraw" />}
          {may('restore') && <OwnStep id={id} version={comment.version} step="restore" />}
        </div>
      </article>
    </li>
  )
}

const words = { withdraw: 'Withdraw', restore: 'Restore' }

/** A plain form: this page is drawn anew by the server, and shows the comment as it stands then. */
function OwnStep({ id, version, step }: { id: string; version: number; step: keyof typeof words }) {
  return (
    <WriteForm name={`${step}-own`} action={`/my-comments/${id}/${step}`} class="step">
      <input type="hidden" name="version" value={version} />
      <button type="submit" class="quiet">
        {words[step]}
      </button>
    </WriteForm>
  )
}
