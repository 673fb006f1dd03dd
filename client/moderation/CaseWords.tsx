import type { CaseView } from '../../shared/moderation/views.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { Moment } from '../ui/When.tsx'
import { TwoWordings } from './TwoWordings.tsx'

/** The words to be judged. `before` is what they were when they were last read, where they have changed since. */
export function CaseWords({ read, before }: { read: CaseView; before: CaseView | null }) {
  const { html, former, appeal } = read
  const edit = former !== null && before === null
  return (
    <div class="case-words" id={`case-${read.id}-words`}>
      {before ? (
        <TwoWordings
          before={{ label: 'As you read it', html: before.html }}
          after={{ label: 'As it is now', html }}
        />
      ) : edit ? (
        <TwoWordings before={{ label: 'Public now', html: former }} after={{ label: 'The edit', html }} />
      ) : (
        <ServerHtml class="said" html={html} />
      )}
      {appeal && (
        <section class="appeal">
          <h3>
            {read.creator.name} objects, <Moment at={appeal.created} />
          </h3>
          <p class="appeal-words">{appeal.words}</p>
          {appeal.answer !== null && (
            <>
              <h3>{appeal.outcome === 'upheld' ? 'The decision stands' : 'The decision was overturned'}</h3>
              <p class="appeal-words">{appeal.answer}</p>
            </>
          )}
        </section>
      )}
    </div>
  )
}
