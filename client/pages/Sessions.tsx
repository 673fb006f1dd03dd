import type { SessionLine } from '../../shared/live-sessions/views.ts'
import { count } from '../../shared/text/plural.ts'
import { Moment, TimeOfDay } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

const groups = [
  { state: 'open', heading: 'Going on now', empty: 'Nobody is reading together just now.' },
  { state: 'planned', heading: 'Announced', empty: 'Nothing is announced.' },
  { state: 'ended', heading: 'Before', empty: 'No session has ended yet.' },
] as const

/** Every session there is: those to join, those to come, and what came of the others. */
export function Sessions() {
  const { sessions } = usePageOf('sessions')
  return (
    <>
      <header class="page-head">
        <h1>Reading together</h1>
        <p class="lede">
          In a live session people read the same report at the same time: they mark passages, talk about them,
          and see how far they agree. Open a report or a digest and choose “Read together” to start one.
          Everybody may watch.
        </p>
      </header>
      {groups.map(({ state, heading, empty }) => {
        const here = sessions.filter((session) => session.state === state)
        return (
          <section key={state} class="sessions" aria-labelledby={`sessions-${state}`}>
            <h2 id={`sessions-${state}`}>{heading}</h2>
            {here.length === 0 ? (
              <p class="empty">{empty}</p>
            ) : (
              <ul>
                {here.map((session) => (
                  <Line key={session.id} session={session} />
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </>
  )
}

function Line({ session }: { session: SessionLine }) {
  const { id, title, host, state, people } = session
  const at = session.ended ?? session.began ?? session.planned
  return (
    <li>
      <a href={`/sessions/${id}${state === 'ended' ? '/summary' : ''}`}>{title}</a>
      <p class="session-facts">
        {state === 'planned' ? 'From ' : state === 'open' ? 'Since ' : 'Ended '}
        {at && <Moment at={at} />}
        {state !== 'ended' && at && (
          <>
            , <TimeOfDay at={at} />
          </>
        )}
        {state === 'planned' && ' in London'}, with <b class="name">{host}</b>
        {state !== 'planned' && ` · ${count(people, 'person', 'people')}`}
        {state === 'planned' && people > 1 && ` · ${count(people, 'person', 'people')} coming`}
        {state === 'open' && (
          <>
            {' · '}
            <a href={`/sessions/${id}/summary`}>summary so far</a>
          </>
        )}
      </p>
    </li>
  )
}
