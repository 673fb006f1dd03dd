import { opening } from '../../shared/text/opening.ts'
import { goToThing } from '../annotations/marks/open-things.ts'
import { away } from './absence.ts'
import { type Added, addedIn, awayWords, showAdded } from './away.ts'
import { useCell } from './cell.ts'
import { useStore } from './store.ts'

/** How many of what waits are listed one by one. */
const mostListed = 30

/** What happened while the reader was away: told quietly at the page's edge, and shown when they ask for it. */
export function AwayPanel() {
  const store = useStore()
  const news = useCell(away)
  const inbox = useCell(store.inbox)
  if (!news) return null
  const added = addedIn(inbox)
  const close = () => {
    away.set(null)
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  const show = (thing: Added) => (event: Event) => {
    event.preventDefault()
    showAdded(store, [thing.id])
    // Preact draws in a later task.
    if (thing.kind === 'message') requestAnimationFrame(() => location.assign(`#message-${thing.id}`))
    else goToThing(thing.id)
  }
  return (
    <section class="away-panel" aria-label="While you were away">
      <details>
        <summary>{awayWords(news, inbox)}</summary>
        <ul>
          {news.rounds.map(({ id, number }) => (
            <li key={id}>
              <a href={`#round-${id}`}>What round {number} came to</a>
            </li>
          ))}
          {news.texts.map((id) => (
            <li key={id}>
              <a href={`#excerpt-${id}`}>A text that was edited</a>
            </li>
          ))}
          {added.slice(0, mostListed).map((thing) => (
            <li key={thing.id}>
              <a href={`#${thing.kind}-${thing.id}`} onClick={show(thing)}>
                {thing.by} {does[thing.kind]}
                {thing.words !== '' && ` “${opening(thing.words)}”`}
              </a>
            </li>
          ))}
          {added.length > mostListed && <li>and {added.length - mostListed} more</li>}
        </ul>
      </details>
      {added.length > 0 ? (
        <button
          type="button"
          onClick={() => {
            showAdded(
              store,
              added.map(({ id }) => id),
            )
            close()
          }}
        >
          Show all
        </button>
      ) : (
        <button type="button" onClick={close}>
          Close
        </button>
      )}
    </section>
  )
}

const does: Record<Added['kind'], string> = {
  annotation: 'marked',
  contradiction: 'proposed',
  message: 'said something',
}
