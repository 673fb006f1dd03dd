import { useEffect, useRef } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { CardExtra } from '../annotations/margin/card-extra.ts'
import { markingIn } from '../annotations/marking.ts'
import { GradeStamp } from '../library/GradeStamp.tsx'
import { judgementOf } from '../library/judgements.ts'
import { Passage } from '../library/Passage.tsx'
import { usePage } from '../live/store.ts'
import { Chat } from '../live-sessions/chat/Chat.tsx'
import { Cursors, ShowPlace, usePlaces } from '../live-sessions/following/Cursors.tsx'
import { HostDesk } from '../live-sessions/leading/HostDesk.tsx'
import { SpotlightNote, useSpotlightTool, useSpotlit } from '../live-sessions/leading/Spotlight.tsx'
import { Notes } from '../live-sessions/notes/Notes.tsx'
import { handsUp } from '../live-sessions/people/hands.ts'
import { Alone, Seats } from '../live-sessions/people/Seats.tsx'
import { AskIn } from '../live-sessions/room/AskIn.tsx'
import { useStillness } from '../live-sessions/room/drawn-alike.ts'
import { RoomPart } from '../live-sessions/room/RoomPart.tsx'
import { RoomStrip } from '../live-sessions/room/RoomStrip.tsx'
import { type Room, useRoom } from '../live-sessions/room/room.ts'
import { Side } from '../live-sessions/room/Side.tsx'
import { marksSeen, othersField, useRoundAlone } from '../live-sessions/rounds/own-marks.ts'
import { RoundNow } from '../live-sessions/rounds/RoundNow.tsx'
import { RoundResults } from '../live-sessions/rounds/RoundResults.tsx'
import { useStanding } from '../live-sessions/rounds/use-standing.ts'
import { subjectWords } from '../live-sessions/subject-words.ts'
import { Moment, TimeOfDay } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** The room of a live session: the texts with everybody's marks, and beside them the people and what they do. */
export function Session() {
  const room = useRoom()
  return room ? <Within room={room} /> : <h1>This session is no longer here</h1>
}

function Within({ room }: { room: Room }) {
  useStillness()
  useTitle(room.session.title)
  usePlaces(room)
  useSpotlightTool(room)
  useSpotlit(room)
  return (
    <div class="room">
      <link rel="stylesheet" href="/tags.css" />
      <RoomHead room={room} />
      <RoomStrip room={room} />
      <div class="room-body">
        <Beside room={room} />
        <div class="room-texts">
          <CardExtra.Provider value={room.may.lead && room.session.state === 'open' ? SpotlightNote : null}>
            <Texts />
          </CardExtra.Provider>
          <Cursors room={room} />
          <RoundResults rounds={room.rounds} />
        </div>
      </div>
    </div>
  )
}

/** The tab is called as the session is, also once words were taken out of its title. */
function useTitle(title: string): void {
  const known = useRef(title)
  useEffect(() => {
    if (known.current !== title) document.title = document.title.replace(known.current, () => title)
    known.current = title
  }, [title])
}

/** What stands beside the texts where there is room, and opens from the strip where there is none. */
function Beside({ room }: { room: Room }) {
  const { seats, may } = room
  const hands = handsUp(seats).length
  const people = count(seats.length, 'person', 'people')
  return (
    <Side>
      <RoomPart name="people" heading={hands > 0 ? `${people}, ${count(hands, 'hand')} up` : people}>
        <RoundNow room={room} />
        <Seats room={room} />
        <Alone room={room} />
        <ShowPlace room={room} />
      </RoomPart>
      {may.keepOrder && (
        <RoomPart name="leading" heading={may.lead ? 'Leading' : 'Keeping order'} unfolded={may.lead}>
          <HostDesk room={room} />
        </RoomPart>
      )}
      <Chat room={room} />
      <Notes room={room} />
    </Side>
  )
}

function RoomHead({ room: { session } }: { room: Room }) {
  const { subject } = usePageOf('session')
  const { id, title, state, host, planned, began } = session
  const words = { planned: 'A session to come', open: 'A live session', ended: 'A session that has ended' }
  return (
    <header class="page-head room-head">
      <h1>{title}</h1>
      <p>
        <span class={`room-state is-${state}`}>{words[state]}</span> on{' '}
        <a href={subject.path}>{subjectWords(session, subject)}</a>, with <b class="name">{host.name}</b>
        {state === 'open' && began && (
          <>
            {' '}
            since <Moment at={began} />, <TimeOfDay at={began} />
          </>
        )}
        {state === 'planned' && planned && (
          <>
            {' '}
            from <Moment at={planned} />, <TimeOfDay at={planned} /> (London time)
          </>
        )}
        .
        {state !== 'planned' && (
          <>
            {' '}
            <a href={`/sessions/${id}/summary`}>{state === 'open' ? 'The summary so far' : 'The summary'}</a>
          </>
        )}
        {state !== 'ended' && (
          <>
            {' '}
            <AskIn session={id} />
          </>
        )}
      </p>
    </header>
  )
}

/** The documents that are read, each with its excerpts and their notes. */
function Texts() {
  const { session, documents, part, parts } = usePageOf('session')
  const state = usePage()
  const { tables } = state
  const isAlone = useRoundAlone() !== null
  const { annotations, contradictions } = marksSeen(state, useStanding(isAlone))
  const round = tables.session[session]?.round
  const marking = {
    may: markingIn(state).may,
    query: `?session=${session}${round ? `&round=${round}` : ''}`,
  }
  // Who asked for the marks of others has them in the other parts as well.
  const asked = round && !isAlone ? `&${othersField}=${round}` : ''
  return (
    <>
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
                    marking={marking}
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
            <a rel="prev" href={`/sessions/${session}?part=${part - 1}${asked}`}>
              The part before
            </a>
          )}
          {part < parts && (
            <a rel="next" href={`/sessions/${session}?part=${part + 1}${asked}`}>
              The next part
            </a>
          )}
        </nav>
      )}
    </>
  )
}
