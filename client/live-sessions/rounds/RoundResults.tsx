import type { AgreedPassage, RoundView } from '../../../shared/live-sessions/views.ts'
import { count } from '../../../shared/text/plural.ts'
import { agreementWords } from './agreement-words.ts'

type Props = {
  rounds: readonly RoundView[]
  heading?: string
  /** Where a passage is read; on the page itself unless this says otherwise. */
  hrefOf?: (passage: AgreedPassage) => string
  /** What has become of a round's words since it was revealed; null for nothing. */
  since?: (round: RoundView) => string | null
}

const here = ({ excerpt }: AgreedPassage) => `#excerpt-${excerpt}`

/** What each revealed round came to: who marked what, and how far they agree, in a sentence. */
export function RoundResults({
  rounds,
  heading = 'What was marked',
  hrefOf = here,
  since = () => null,
}: Props) {
  const revealed = rounds.filter(({ result }) => result !== null)
  if (revealed.length === 0) return null
  return (
    <section class="round-results" aria-labelledby="results-heading">
      <h2 id="results-heading">{heading}</h2>
      {revealed.map((round) => (
        <Result key={round.id} round={round} hrefOf={hrefOf} since={since(round)} />
      ))}
    </section>
  )
}

type ResultProps = { round: RoundView; hrefOf: (passage: AgreedPassage) => string; since: string | null }

function Result({ round, hrefOf, since }: ResultProps) {
  const { result, number, task } = round
  if (!result) return null
  const { people, marks, passages } = result
  const id = `round-${round.id}`
  return (
    <article class="round-result" id={id}>
      <h3>
        Round {number}
        {task && `: ${task}`}
      </h3>
      <p>
        {count(people.length, 'person', 'people')} took part and made {count(marks, 'mark')}.{' '}
        {agreementWords(result)}
      </p>
      {since && <p class="since">{since}</p>}
      <ol>
        {passages.map((passage, at) => (
          <li key={`${passage.excerpt} ${passage.start}`} id={`${id}-${at + 1}`}>
            <Agreed passage={passage} of={people.length} href={hrefOf(passage)} />
          </li>
        ))}
      </ol>
    </article>
  )
}

function Agreed({ passage, of, href }: { passage: AgreedPassage; of: number; href: string }) {
  return (
    <>
      <a class="agreed-words" href={href}>
        “{passage.exact.trim()}”
      </a>
      <p class="agreed-by">
        {passage.by.length} of {of}: {passage.by.map(({ name }) => name).join(', ')}
      </p>
    </>
  )
}
