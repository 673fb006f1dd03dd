import { GradeStamp } from '../library/GradeStamp.tsx'
import { judgementOf } from '../library/judgements.ts'
import { Passage } from '../library/Passage.tsx'
import { usePage } from '../live/store.ts'
import { HostDesk } from '../live-sessions/HostDesk.tsx'
import { RoundNow } from '../live-sessions/RoundNow.tsx'
import { RoundResults } from '../live-sessions/RoundResults.tsx'
import { type Room, useRoom } from '../live-sessions/room.ts'
import { Seats } from '../live-sessions/Seats.tsx'
import { SessionButton } from '../live-sessions/SessionForm.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** The room of a live session: the texts with everybody's marks, and beside them the people and what they do. */
export function Session() {
  const room = useRoom()
  if (!room) return <h1>This session is no longer here</h1>
  return (
    <div class="room">
      <RoomHead room={room} />
      <div class="room-side">
        <RoundNow room={room} />
        <HostDesk room={room} />
        <Seats room={room} />
        {room.may.keepOrder && (
          <SessionButton name="end-session" to={`${room.session.id}/end`}>
            End the session
          </SessionButton>
        )}
      </div>
      <Texts />
      <RoundResults rounds={room.rounds} />
    </div>
  )
}

function RoomHead({ room: { session, own, may } }: { room: Room }) {
  const { subject } = usePageOf('session')
  const { id, title, state, task, host, planned, began } = session
  return (
    <header class="page-head room-head">
      <h1>{title}</h1>
      <p>
        {state === 'open' ? 'A live session' : 'A session to come'} on{' '}
        <a href={subject.path}>{subject.title}</a>, with <b class="name">{host.name}</b>
        {state === 'open' && began && (
          <>
            {' '}
            since <Moment at={began} />
          </>
        )}
        {state === 'planned' && planned && (
          <>
            {' '}
            from <Moment at={planned} />
          </>
        )}
        .
      </p>
      {task && (
        <p class="room-task">
          <span class="room-task-label">Task</span> {task.words}
        </p>
      )}
      {may.join && (
        <SessionButton name="join-session" to={`${id}/join`} quiet={false}>
          Take part
        </SessionButton>
      )}
      {own && state === 'open' && (
        <SessionButton name="session-hand" to={`${id}/hand`} values={{ on: own.hand ? 'false' : 'true' }}>
          {own.hand ? 'Lower my hand' : 'Raise my hand'}
        </SessionButton>
      )}
    </header>
  )
}

/** The documents that are read, each with its excerpts and their notes. */
function Texts() {
  const { session, documents, part, parts } = usePageOf('session')
  const { tables } = usePage()
  const annotations = Object.values(tables.annotation)
  const contradictions = Object.values(tables.contradiction)
  return (
    <div class="room-texts">
      {documents.map((id) => {
        const document = tables.document[id]
        if (!document) return null
        const overall = judgementOf(document, 'overall')
        return (
          <section key={id} class="room-document" aria-labelledby={`document-${id}`}>
            <h2 id={`document-${id}`}>
              <a href={`/documents/${document.slug}`}>{document.authority?.name ?? document.title}</a>{' '}
              <GradeStamp grade={overall?.grade ?? null} printed={overall?.printed} />
            </h2>
            {document.excerpts.map((excerpt) => {
              const here = tables.excerpt[excerpt]
              return (
                here && (
                  <Passage
                    key={excerpt}
                    excerpt={here}
                    annotations={annotations}
                    contradictions={contradictions}
                  />
                )
              )
            })}
          </section>
        )
      })}
      {parts > 1 && (
        <nav class="neighbours" aria-label="Parts of what is read">
          {part > 1 && (
            <a rel="prev" href={`/sessions/${session}?part=${part - 1}`}>
              The part before
            </a>
          )}
          {part < parts && (
            <a rel="next" href={`/sessions/${session}?part=${part + 1}`}>
              The next part
            </a>
          )}
        </nav>
      )}
    </div>
  )
}
