import { FeatureForm } from '../curation/FeatureForm.tsx'
import { Impact } from '../curation/Impact.tsx'
import { LockForm } from '../curation/LockForm.tsx'
import { Moves } from '../curation/Moves.tsx'
import { MoveTo } from '../curation/MoveTo.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** What can be done to a whole thread, on a page of its own. */
export function ThreadTools() {
  const { tools } = usePageOf('thread-tools')
  const { thread, under, version, featurable, next, merge, moves } = tools
  return (
    <div class="narrow">
      <h1>The thread on “{under.title}”</h1>
      <p class="beside">
        <a href={under.path}>Back to the thread</a>
      </p>
      <LockForm tools={tools} />
      {featurable.length > 0 && (
        <section aria-labelledby="feature-heading">
          <h2 id="feature-heading">Feature thoughts</h2>
          <p class="hint">What is featured is marked, and led to from the head of the thread.</p>
          <ul class="featurable">
            {featurable.map((line) => (
              <li key={line.id}>
                <FeatureForm line={line} />
              </li>
            ))}
          </ul>
          {next !== null && (
            <p class="more-lines">
              <a rel="next" href={`/threads/${thread.kind}/${thread.id}/tools?after=${next}#feature-heading`}>
                Later thoughts
              </a>
            </p>
          )}
        </section>
      )}
      {merge && (
        <section aria-labelledby="merge-heading">
          <h2 id="merge-heading">Merge it into another</h2>
          <Impact impact={merge} what="This thread" />
          <WriteForm name="merge" action={`/threads/${thread.id}/merge`} class="stacked">
            <input type="hidden" name="kind" value={thread.kind} />
            <input type="hidden" name="version" value={version} />
            <MoveTo form="merge" button="Merge" />
          </WriteForm>
        </section>
      )}
      <Moves moves={moves} />
    </div>
  )
}
