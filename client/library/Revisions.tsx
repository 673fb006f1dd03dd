import type { ExcerptRevision } from '../../shared/pages/page.ts'
import { Paragraphs } from '../ui/Paragraphs.tsx'
import { Moment } from '../ui/When.tsx'

/** Every wording an excerpt has had, newest first, each behind its number. */
export function Revisions({ revisions, current }: { revisions: ExcerptRevision[]; current: number }) {
  if (revisions.length === 0) return null
  const newestFirst = [...revisions].sort((a, b) => b.revision - a.revision)
  return (
    <section class="revisions" aria-labelledby="revisions-heading">
      <h2 id="revisions-heading">Revisions</h2>
      <ol reversed>
        {newestFirst.map(({ revision, text, editor, created }) => (
          <li key={revision}>
            <details>
              <summary>
                Revision {revision}
                {revision === current && ', as it stands'}, by {editor}, <Moment at={created} />
              </summary>
              <div class="former">
                <Paragraphs text={text} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
