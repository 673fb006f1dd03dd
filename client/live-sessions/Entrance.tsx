import { useEffect, useState } from 'preact/hooks'
import type { SessionSubject, SessionView } from '../../shared/live-sessions/views.ts'
import { sayDateTime } from '../../shared/text/dates.ts'
import { count } from '../../shared/text/plural.ts'
import { announce } from '../live/announce.ts'
import { usePage } from '../live/store.ts'
import { Moment } from '../ui/When.tsx'

/** The way to begin reading something together, for members. */
export function BeginTogether({ kind, id }: SessionSubject) {
  const { id: account, may } = usePage().viewer
  return account !== null && may.includes('annotate') ? (
    <a class="begin-together" href={`/sessions/new?on=${kind}:${id}`}>
      Read together
    </a>
  ) : null
}

/** Who reads this together now, or will. What begins while the page is read waits at its edge: no line of it moves. */
export function TogetherNow({ kind, id }: SessionSubject) {
  const { session } = usePage().tables
  // A document's page is told of the digests that it is in; a digest's page is of its documents, and says nothing of them.
  const here = Object.values(session).filter(({ on }) => kind === 'document' || on.id === id)
  const [known] = useState(() => here.map(({ id }) => id))
  return (
    <>
      {here.map((session) => (
        <Line
          key={session.id}
          session={session}
          isOwn={session.on.id === id}
          isNews={!known.includes(session.id)}
        />
      ))}
    </>
  )
}

function Line({ session, isOwn, isNews }: { session: SessionView; isOwn: boolean; isNews: boolean }) {
  const { id, state, host, people, title, planned, began, ended } = session
  const path = `/sessions/${id}`
  const others = people > 1 ? ` and ${count(people - 1, 'other')}` : ''
  const words = `${others} ${others ? 'are' : 'is'} reading ${isOwn ? 'this' : 'a digest with this in it'} together now.`
  useEffect(() => {
    if (isNews && state === 'open') announce(host.name + words)
  }, [isNews, state])
  if (isNews && state === 'ended') return null
  return (
    <p class={`together is-${state}${isNews ? ' is-news' : ''}`}>
      {state === 'open' ? (
        <>
          <b class="name">{host.name}</b>
          {words} <a href={path}>Join</a>
        </>
      ) : state === 'planned' ? (
        <>
          To be read together: <a href={path}>{title}</a>, announced for{' '}
          {planned && <time datetime={planned}>{sayDateTime(planned)}</time>}
        </>
      ) : !began ? (
        `“${title}” was called off.`
      ) : (
        <>
          Read together on {ended && <Moment at={ended} />}: <a href={`${path}/summary`}>summary</a>
        </>
      )}
    </p>
  )
}
