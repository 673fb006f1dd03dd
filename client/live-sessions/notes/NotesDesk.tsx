import { useEffect, useRef, useState } from 'preact/hooks'
import { useStore } from '../../live/store.ts'
import type { Room } from '../room/room.ts'
import { WhyReadOnly } from '../room/WhyReadOnly.tsx'
import { openNotes } from './open-notes.ts'
import type { Standing } from './sending.ts'

/** How long somebody counts as writing after their last step, in milliseconds. */
const fade = 4_000

/** The shared notes, alive: a field that everybody writes in at once. This chunk brings Yjs. */
export function NotesDesk({ room, words }: { room: Room; words: string }) {
  const store = useStore()
  const area = useRef<HTMLTextAreaElement>(null)
  const notes = useRef<ReturnType<typeof openNotes> | null>(null)
  const [isReady, setReady] = useState(false)
  const [standing, setStanding] = useState<Standing>({ is: 'untouched' })
  const [writing, hear] = useWriters()
  const { session, may, seats } = room

  useEffect(() => {
    if (!area.current) return
    const opened = openNotes({
      store,
      session: session.id,
      area: area.current,
      show: setStanding,
      ready: () => setReady(true),
      heard: hear,
    })
    notes.current = opened
    return () => opened.stop()
  }, [store, session.id, hear])
  useEffect(() => {
    if (may.takePart) notes.current?.hope()
  }, [may.takePart])

  const names = seats.filter(({ person }) => writing.includes(person.id)).map(({ person }) => person.name)
  return (
    <div class="notes-desk">
      <label for="notes-field">Notes for all to write in</label>
      {!may.takePart && <WhyReadOnly room={room} to="write in the notes" />}
      <textarea
        id="notes-field"
        ref={area}
        class="notes-field"
        rows={8}
        maxLength={100_000}
        defaultValue={words}
        readOnly={!may.takePart || !isReady}
        aria-describedby="notes-standing"
        autocomplete="off"
      />
      <p class="notes-foot">
        <span id="notes-standing" class={`notes-standing is-${standing.is}`}>
          {isReady ? <Said standing={standing} /> : 'Fetching the notes…'}
        </span>
        <span class="notes-writing">{sentence(names)}</span>
      </p>
    </div>
  )
}

const said = {
  untouched: null,
  saving: 'Saving…',
  saved: 'Saved',
  offline: 'Offline: kept on this device',
}

function Said({ standing }: { standing: Standing }) {
  if (standing.is === 'refused')
    return <span role="alert">{standing.error.message} What you wrote is kept on this device.</span>
  return said[standing.is]
}

/** Accounts that have written just now, and what to call when one does. */
function useWriters(): [readonly string[], (by: string) => void] {
  const [writing, setWriting] = useState<readonly string[]>([])
  const ends = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const hear = useRef((by: string) => {
    clearTimeout(ends.current.get(by))
    const end = () => {
      ends.current.delete(by)
      setWriting([...ends.current.keys()])
    }
    ends.current.set(by, setTimeout(end, fade))
    setWriting([...ends.current.keys()])
  })
  return [writing, hear.current]
}

function sentence([first, second, ...more]: readonly string[]): string {
  if (first === undefined) return ''
  if (second === undefined) return `${first} is writing`
  return more.length === 0 ? `${first} and ${second} are writing` : 'Several people are writing'
}
