import type { SessionView } from '../../../shared/live-sessions/views.ts'
import { sayDateTime } from '../../../shared/text/dates.ts'
import { saySpan } from '../../../shared/text/spans.ts'
import { Moment, TimeOfDay } from '../../ui/When.tsx'
import { subjectWords } from '../subject-words.ts'

type Props = { session: SessionView; subject: { title: string; path: string }; is: 'Summary' | 'Replay' }

/** What a session was, on what, with whom, from when until when: the head of its summary and its replay. */
export function StoryHead({ session, subject, is }: Props) {
  const { id, title, state, host, began } = session
  const at = `/sessions/${id}`
  return (
    <header class="page-head story-head">
      <p class="story-kind">
        {is} of a live session{state === 'open' && ', so far'}
      </p>
      <h1>{title}</h1>
      <p>
        On <a href={subject.path}>{subjectWords(session, subject)}</a>, with <b class="name">{host.name}</b>.{' '}
        <Lasted {...session} />
      </p>
      <p class="story-links">
        {state !== 'ended' && (
          <a href={at}>{state === 'open' ? 'Go to the session' : 'The session to come'}</a>
        )}
        {is === 'Summary' && began !== null && <a href={`${at}/replay`}>Replay it</a>}
        {is === 'Replay' && <a href={`${at}/summary`}>Its summary</a>}
        {is === 'Summary' && began !== null && (
          <>
            <a href={`${at}/export.jsonld`}>Take it away as JSON-LD</a>
            <a href={`${at}/export.csv`}>as a table (CSV)</a>
          </>
        )}
      </p>
    </header>
  )
}

function Lasted({ state, planned, began, ended }: SessionView) {
  if (began === null)
    return planned === null ? null : (
      <>
        {state === 'ended' ? 'It was called off: it had been announced for' : 'It is announced for'}{' '}
        <time datetime={planned}>{sayDateTime(planned)}</time> (London time).
      </>
    )
  return (
    <>
      <Moment at={began} />, <TimeOfDay at={began} />
      {ended === null ? (
        state === 'open' && ', and it goes on.'
      ) : (
        <>
          {' '}
          to <TimeOfDay at={ended} /> ({saySpan(Date.parse(ended) - Date.parse(began))}).
        </>
      )}
    </>
  )
}
