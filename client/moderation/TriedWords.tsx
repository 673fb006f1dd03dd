import type { Tried } from '../../shared/moderation/word-lists.ts'
import { sayPhase } from './wording.ts'

const verdicts = { held: 'Held', spam: 'Spam', refused: 'Asked first' }
const authors = [
  ['known', 'a member'],
  ['newcomer', 'somebody new'],
  ['guest', 'a guest'],
] as const

/** A place to try words out: which phase of the pipeline would say what. Nothing of it is kept. */
export function TriedWords({ tried }: { tried: Tried | null }) {
  return (
    <section class="trying" aria-labelledby="trying">
      <h2 id="trying">Try words out</h2>
      <form method="get" action="/moderation/word-lists#trying" class="word-form">
        <div class="field">
          <label for="trying-words">The words of a comment</label>
          <p class="hint" id="trying-words-hint">
            They are only looked at, never kept.
          </p>
          <textarea
            id="trying-words"
            name="try"
            aria-describedby="trying-words-hint"
            rows={4}
            maxLength={4_000}
            defaultValue={tried?.words ?? ''}
            required
          />
        </div>
        <div class="field">
          <label for="trying-as">Written by</label>
          <select id="trying-as" name="as">
            {authors.map(([author, label]) => (
              <option key={author} value={author} selected={author === (tried?.author ?? 'known')}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Try</button>
      </form>
      {tried && <Said tried={tried} />}
    </section>
  )
}

function Said({ tried: { phases } }: { tried: Tried }) {
  const decisive = phases.find(({ verdict }) => verdict !== null)
  return (
    <>
      <p class="trying-said" role="status">
        {decisive
          ? `${sayPhase(decisive.phase)} decides: ${verdicts[decisive.verdict ?? 'held'].toLowerCase()}.`
          : 'Nothing against it: it would be live at once.'}
      </p>
      <ol class="phases">
        {phases.map(({ phase, verdict, detail }) => (
          <li key={phase} class={verdict === null ? 'has-passed' : undefined}>
            <b>{sayPhase(phase)}</b>{' '}
            {verdict === null ? <span class="hint">nothing</span> : `${verdicts[verdict]}. ${detail}`}
          </li>
        ))}
      </ol>
    </>
  )
}
