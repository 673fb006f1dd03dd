import type { Tables } from '../../shared/live/state.ts'
import type { TimerLine } from '../../shared/live-sessions/timers.ts'
import type { AgreedPassage, RoundView } from '../../shared/live-sessions/views.ts'
import { count } from '../../shared/text/plural.ts'
import { Contradiction } from '../contradictions/Contradiction.tsx'
import { usePage } from '../live/store.ts'
import { RoundResults } from '../live-sessions/rounds/RoundResults.tsx'
import { Highlighted } from '../live-sessions/story/Highlighted.tsx'
import { inOrderSaid, Spoken } from '../live-sessions/story/Spoken.tsx'
import { StoryHead } from '../live-sessions/story/StoryHead.tsx'
import { sayTimer } from '../live-sessions/story/step-words.ts'
import { TookPart } from '../live-sessions/story/TookPart.tsx'
import { TimeOfDay } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** What remains of a live session: who took part, what was marked, proposed, agreed on, said and noted. */
export function SessionSummary() {
  const page = usePageOf('session-summary')
  const { tables, viewer } = usePage()
  const session = tables.session[page.session]
  if (!session) return <h1>This session is no longer here</h1>
  return (
    <div class="session-story session-summary">
      <link rel="stylesheet" href="/tags.css" />
      <StoryHead session={session} subject={page.subject} is="Summary" />
      {session.began === null ? (
        <p class="empty">Nothing was marked or said: it has not taken place.</p>
      ) : (
        <WhatCame />
      )}
      {viewer.may.includes('govern') && (
        <p class="story-links">
          <a href={`/moderation/redact/session/${page.session}`}>
            Redact words of the title, the tasks or the notes
          </a>
        </p>
      )}
    </div>
  )
}

/** All that remains, part by part. */
function WhatCame() {
  const page = usePageOf('session-summary')
  const { tables } = usePage()
  const rounds = Object.values(tables.round).sort((a, b) => a.number - b.number)
  const contradictions = Object.values(tables.contradiction)
  const messages = inOrderSaid(tables.message)
  return (
    <>
      <p class="story-note">
        It shows what everybody may see now: what was withdrawn or taken away since is not in it.
      </p>
      <TookPart tables={tables} />
      <Tasks tasks={page.tasks} />
      <Timers timers={page.timers} />
      <RoundResults
        rounds={rounds}
        heading="Rounds"
        hrefOf={(passage) => placeOf(passage, tables)}
        since={(round) => sinceOf(round, page, tables)}
      />
      <Unrevealed rounds={rounds} />
      <Highlighted documents={page.documents} tables={tables} edited={page.edited} />
      <section aria-labelledby="proposed">
        <h2 id="proposed">Contradictions proposed</h2>
        {contradictions.length === 0 && <p class="empty">None.</p>}
        {contradictions.map((contradiction) => (
          <Contradiction key={contradiction.id} contradiction={contradiction} />
        ))}
      </section>
      <section aria-labelledby="chat">
        <h2 id="chat">Chat</h2>
        {messages.length === 0 ? <p class="empty">Nothing was said.</p> : <Spoken messages={messages} />}
      </section>
      <section aria-labelledby="notes">
        <h2 id="notes">Shared notes</h2>
        {page.notes.trim() === '' ? (
          <p class="empty">Nothing was noted.</p>
        ) : (
          <div class="noted">{page.notes}</div>
        )}
      </section>
    </>
  )
}

function Tasks({ tasks }: { tasks: { at: string; by: string; words: string }[] }) {
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">Tasks</h2>
      <ol class="tasks">
        {tasks.map(({ at, by, words }) => (
          <li key={at}>
            {words} <SetBy by={by} at={at} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const SetBy = ({ by, at }: { by: string; at: string }) => (
  <span class="task-by">
    <b class="name">{by}</b>, <TimeOfDay at={at} />
  </span>
)

function Timers({ timers }: { timers: readonly TimerLine[] }) {
  if (timers.length === 0) return null
  return (
    <section aria-labelledby="timers">
      <h2 id="timers">Timers</h2>
      <ol class="tasks">
        {timers.map(({ at, by, seconds, ran }) => (
          <li key={at}>
            {sayTimer(seconds)}
            {ran && (
              <>
                , ran out at <TimeOfDay at={ran} />
              </>
            )}{' '}
            <SetBy by={by} at={at} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Rounds that have no result: those that were dropped, and the one that is on. */
function Unrevealed({ rounds }: { rounds: RoundView[] }) {
  const words = { blind: 'goes on', dropped: 'was dropped: what was marked in it stayed each person’s own' }
  return rounds.map(({ id, number, state }) =>
    state === 'revealed' ? null : (
      <p key={id} id={`round-${id}`} class="round-unrevealed">
        Round {number} {words[state]}.
      </p>
    ),
  )
}

/** Where a passage stands on its document's page: at a mark on it, where there is one. */
function placeOf({ excerpt, start, end }: AgreedPassage, tables: Tables): string {
  const slug = tables.document[tables.excerpt[excerpt]?.document ?? '']?.slug
  const mark = Object.values(tables.annotation).find(
    ({ target, anchor }) => target.excerpt === excerpt && anchor.start < end && start < anchor.end,
  )
  return `/documents/${slug}#${mark ? `annotation-${mark.id}` : `excerpt-${excerpt}`}`
}

/** What has become of the words of a round's marks since it was revealed; null where they stand as they were. */
function sinceOf(
  { id, ended, result }: RoundView,
  { lost, edited }: { lost: Record<string, number>; edited: Record<string, string> },
  tables: Tables,
): string | null {
  const gone = lost[id] ?? 0
  const isEdited = (result?.passages ?? []).some(
    ({ excerpt, revision }) =>
      (edited[excerpt] ?? '') > (ended ?? '') || (tables.excerpt[excerpt]?.revision ?? revision) !== revision,
  )
  if (gone > 0)
    return `The text was edited since: ${count(gone, 'mark')} of this round ${gone === 1 ? 'is' : 'are'} on words that have changed, and not counted here.`
  return isEdited ? 'The text was edited since. The passages are given in the words that stand now.' : null
}
