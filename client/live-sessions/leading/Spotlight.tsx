import { useEffect, useRef } from 'preact/hooks'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import type { Spotlight } from '../../../shared/live-sessions/views.ts'
import { codePointLength, codePointSlice } from '../../../shared/text/code-points.ts'
import { opening } from '../../../shared/text/opening.ts'
import { moreTools, type Passage } from '../../annotations/desk.ts'
import { passageFields } from '../../annotations/passage/highlight.ts'
import { type Painted, paint } from '../../annotations/passage/painting.ts'
import { announce } from '../../live/announce.ts'
import { complain } from '../../live/notice.ts'
import { send } from '../../live/send.ts'
import { usePage, useStore } from '../../live/store.ts'
import { usePageOf } from '../../pages/of-kind.ts'
import { partWith } from '../following/elsewhere.ts'
import { bringToLine } from '../following/reading-place.ts'
import type { Room } from '../room/room.ts'
import { SessionButton } from '../SessionForm.tsx'

/** What everybody is asked to look at: a link to the words, which are marked where they stand. */
export function SpotlightLine({ room: { session } }: { room: Room }) {
  const { spotlight } = session
  const { tables } = usePage()
  if (!spotlight) return null
  const words = opening(spotlight.exact)
  const excerpt = tables.excerpt[spotlight.excerpt]
  const label = <span class="strip-label">In the spotlight</span>
  if (!excerpt) {
    return (
      <span class="spotlight">
        {label} <a href={partWith(session.id, spotlight.excerpt)}>“{words}”</a>, in another part
      </span>
    )
  }
  return (
    <span class="spotlight">
      {label}{' '}
      <a
        href={`#excerpt-${spotlight.excerpt}`}
        onClick={(event) => {
          const there = placeOf(excerpt, spotlight)
          if (!there || event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          // It is the reader who goes there: whoever is followed is left.
          dispatchEvent(new HashChangeEvent('hashchange'))
          bringToLine({ excerpt: there.excerpt, at: there.start })
        }}
      >
        “{words}”
      </a>
    </span>
  )
}

/** Marks the words in the light, and says them to those who don't see it, once they are others than before. */
export function useSpotlit({ session: { spotlight } }: Room): void {
  const { tables } = usePage()
  const said = useRef(spotlight)
  useEffect(() => {
    const excerpt = spotlight && tables.excerpt[spotlight.excerpt]
    const there = excerpt && placeOf(excerpt, spotlight)
    paint('spotlight', there ? [there] : [])
    return () => paint('spotlight', [])
  }, [spotlight, tables])
  useEffect(() => {
    const before = said.current
    said.current = spotlight
    if (before === spotlight) return
    if (spotlight) announce(`In the spotlight: “${opening(spotlight.exact)}”`, 'spotlight')
    else if (before) announce('The spotlight is out.', 'spotlight')
  }, [spotlight])
}

/** Where the words stand now: an edit may have moved them, or taken them out. */
export function placeOf(
  excerpt: Pick<ExcerptView, 'id' | 'revision' | 'text'>,
  { revision, start, end, exact }: Spotlight,
): Painted | null {
  if (excerpt.revision === revision) return { excerpt: excerpt.id, start, end }
  const at = excerpt.text.indexOf(exact)
  if (at < 0) return null
  const from = codePointLength(excerpt.text.slice(0, at))
  return { excerpt: excerpt.id, start: from, end: from + codePointLength(exact) }
}

/** Who leads has one more tool for a passage. */
export function useSpotlightTool({ session, may }: Room): void {
  const store = useStore()
  const { id } = session
  const isOffered = may.lead && session.state === 'open'
  useEffect(() => {
    if (!isOffered) return
    async function shine(passage: Passage) {
      const outcome = await send(store, {
        path: `/sessions/${id}/spotlight`,
        body: passageFields(passage),
        form: 'session-spotlight',
      })
      if (!outcome.ok) complain(outcome.error.message)
    }
    moreTools.set([{ key: 's', label: 'Spotlight', use: (passage) => void shine(passage) }])
    return () => moreTools.set([])
  }, [store, id, isOffered])
}

/** The same from a note's card; a plain form first. */
export function SpotlightNote({ annotation: { target, anchor } }: { annotation: AnnotationView }) {
  const { session } = usePageOf('session')
  const excerpt = usePage().tables.excerpt[target.excerpt]
  if (!excerpt || anchor.state === 'orphan' || anchor.revision !== excerpt.revision) return null
  const { revision, start, end } = anchor
  const exact = codePointSlice(excerpt.text, start, end)
  const values = { excerpt: excerpt.id, revision: `${revision}`, start: `${start}`, end: `${end}`, exact }
  return (
    <SessionButton name="session-spotlight" to={`${session}/spotlight`} values={values}>
      Spotlight
    </SessionButton>
  )
}
