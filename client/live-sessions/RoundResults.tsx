import type { AgreedPassage, RoundView } from '../../shared/live-sessions/views.ts'
import { count } from '../../shared/text/plural.ts'
import { agreementWords } from './agreement-words.ts'

/** What each revealed round came to: who marked what, and how far they agree, in a sentence. */
export function RoundResults({ rounds }: { rounds: readonly RoundView[] }) {
  const revealed = rounds.filter(({ result }) => result !== null)
  if (revealed.length === 0) return null
  return (
    <section class="round-results" aria-labelledby="results-heading">
      <h2 id="results-heading">What was marked</h2>
      {revealed.map((round) => (
        <Result key={round.id} round={round} />
      ))}
    </section>
  )
}

function Result({ round }: { round: RoundView }) {
  const { result, number, task } = round
  if (!result) return null
  const { people, marks, passages } = result
  return (
    <article class="round-result" id={`round-${round.id}`}>
      <h3>
        Round {number}
        {task && `: ${task}`}
      </h3>
      <p>
        {count(people.length, 'person', 'people')} took part and made {count(marks, 'mark')}.{' '}
        {agreementWords(result)}
      </p>
      <ol>
        {passages.map((passage) => (
          <li key={`${passage.excerpt} ${passage.start}`}>
            <Agreed passage={passage} of={people.length} />
          </li>
        ))}
      </ol>
    </article>
  )
}

function Agreed({ passage, of }: { passage: AgreedPassage; of: number }) {
  return (
    <>
      <a class="agreed-words" href={`#excerpt-${passage.excerpt}`}>
        “{passage.exact}”
      </a>
      <p class="agreed-by">
        {passage.by.length} of {of}: {passage.by.map(({ name }) => name).join(', ')}
      </p>
    </>
  )
}
