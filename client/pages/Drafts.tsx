import type { DraftLine } from '../../shared/threads/drafts.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** What one has begun to write and not posted, with where it goes on. */
export function Drafts() {
  const { drafts } = usePageOf('drafts')
  const kept = drafts.filter(({ discarded }) => !discarded)
  const discarded = drafts.filter((draft) => draft.discarded)
  return (
    <div class="narrow">
      <h1>Your drafts</h1>
      <p class="lede">What you began to write and have not posted. Nobody else sees it.</p>
      {kept.length === 0 && (
        <p class="empty">
          Nothing is waiting to be finished. What you begin in a thread is kept here by itself.
        </p>
      )}
      <DraftList drafts={kept} />
      {discarded.length > 0 && (
        <section aria-labelledby="discarded">
          <h2 id="discarded">Discarded</h2>
          <p class="hint">For a day you can bring these back.</p>
          <DraftList drafts={discarded} />
        </section>
      )}
    </div>
  )
}

function DraftList({ drafts }: { drafts: DraftLine[] }) {
  if (drafts.length === 0) return null
  return (
    <ul class="drafts">
      {drafts.map(({ id, href, under, isReply, words, updated, discarded }) => (
        <li key={id}>
          <p class="draft-place">
            {isReply ? 'A reply on ' : 'On '}
            {href === null ? under : <a href={href}>{under}</a>}, <Moment at={updated} />
          </p>
          <p class="draft-words">{words}</p>
          <WriteForm
            name={discarded ? 'restore-draft' : 'discard-draft'}
            action={`/drafts/${id}/${discarded ? 'restore' : 'discard'}`}
            class="step"
          >
            <button type="submit" class="quiet">
              {discarded ? 'Bring back' : 'Discard'}
              <span class="sr-only"> the draft on {under}</span>
            </button>
          </WriteForm>
        </li>
      ))}
    </ul>
  )
}
