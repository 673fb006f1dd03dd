import { FeatureForm } from '../curation/FeatureForm.tsx'
import { Impact } from '../curation/Impact.tsx'
import { Moves } from '../curation/Moves.tsx'
import { MoveTo } from '../curation/MoveTo.tsx'
import { usePage } from '../live/store.ts'
import { CommentBody } from '../threads/CommentBody.tsx'
import { CommentHead } from '../threads/CommentHead.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** What a moderator can do with a comment and all below it, on a page of its own. */
export function CommentTools() {
  const { tools } = usePageOf('comment-tools')
  const { tables, viewer } = usePage()
  const { comment: id, under, impact, maySplit, moves } = tools
  const comment = tables.comment[id]
  if (!comment) return <p class="empty">This thought is no longer here.</p>
  const { version, creator, state, featured } = comment
  const toPage = `/comments/${id}`
  return (
    <div class="narrow">
      <h1>A thought on “{under.title}”</h1>
      <article class="comment is-quoted" id={`comment-${id}`}>
        <CommentHead comment={comment} />
        <CommentBody comment={comment} />
      </article>
      <p class="beside">
        <a href={toPage}>Back to the thread</a>
        {viewer.may.includes('govern') && <a href={`/moderation/redact/comment/${id}`}>Redact words of it</a>}
      </p>
      {state === 'live' && (
        <FeatureForm
          line={{ id, version, featured: featured !== null, creator: creator.name, opening: '' }}
        />
      )}
      {maySplit && (
        <section aria-labelledby="split-heading">
          <h2 id="split-heading">Make it a thought of its own</h2>
          <Impact impact={impact} what="This reply, with all below it," stays />
          <WriteForm name="split" action={`${toPage}/split`} class="step">
            <input type="hidden" name="version" value={version} />
            <button type="submit">Split it off</button>
          </WriteForm>
        </section>
      )}
      <section aria-labelledby="move-heading">
        <h2 id="move-heading">Move it</h2>
        <Impact impact={impact} what="This thought, with all below it," />
        <WriteForm name="move" action={`${toPage}/move`} class="stacked">
          <input type="hidden" name="version" value={version} />
          <MoveTo form="move" button="Move" />
        </WriteForm>
      </section>
      <Moves moves={moves} />
    </div>
  )
}
