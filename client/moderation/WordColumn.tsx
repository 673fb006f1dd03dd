import type { WordLine, WordList } from '../../shared/moderation/word-lists.ts'
import { count } from '../../shared/text/plural.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

const headings: Record<WordList, string> = { suspect: 'Suspect words', banned: 'Banned words' }
const empty: Record<WordList, string> = {
  suspect: 'No suspect words yet. Add what is often meant badly, though not always.',
  banned: 'No banned words yet. Add what nobody would write here in good faith.',
}

/** One of the lists, each word with a button that takes it off. */
export function WordColumn({ list, entries }: { list: WordList; entries: readonly WordLine[] }) {
  const words = entries.filter((entry) => entry.list === list)
  return (
    <section aria-labelledby={`words-${list}`}>
      <h2 id={`words-${list}`}>{headings[list]}</h2>
      {words.length === 0 ? (
        <p class="empty">{empty[list]}</p>
      ) : (
        <>
          <p class="hint">{count(words.length, 'entry', 'entries')}</p>
          <ul class="words">
            {words.map((word) => (
              <Word key={word.id} word={word} step="remove" />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What was taken off lately, to be put back. */
export function RemovedWords({ removed }: { removed: readonly WordLine[] }) {
  if (removed.length === 0) return null
  return (
    <section aria-labelledby="words-removed">
      <h2 id="words-removed">Taken off in the last week</h2>
      <ul class="words">
        {removed.map((word) => (
          <Word key={word.id} word={word} step="restore" />
        ))}
      </ul>
    </section>
  )
}

const labels = { remove: 'Take off', restore: 'Put back' }

function Word({ word, step }: { word: WordLine; step: keyof typeof labels }) {
  const { id, list, pattern, by, created, removed } = word
  return (
    <li>
      <span class="word">{pattern}</span>
      <WriteForm name={`${step}-word`} action={`/moderation/word-lists/${id}/${step}`} class="step">
        <button type="submit" class="quiet">
          {labels[step]}
          <span class="sr-only"> {pattern}</span>
        </button>
      </WriteForm>
      <span class="hint">
        {removed === null ? by : `${list}, taken off`} <Moment at={removed ?? created} />
      </span>
    </li>
  )
}
