import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../live/store.ts'

// Until somebody marks something nothing is said.
const loadWords = () => import('./say-marks.ts')

/** Tells those who don't see the page of highlights and notes by others, as they come. */
export function useAnnounced(): void {
  const state = usePage()
  const { tables, viewer } = state
  const seen = useRef(tables.annotation)
  useEffect(() => {
    const fresh = Object.values(tables.annotation).filter(
      ({ id, creator }) => !(id in seen.current) && creator.id !== viewer.id,
    )
    seen.current = tables.annotation
    if (fresh.length > 0)
      loadWords().then(
        ({ sayMarks }) => sayMarks(fresh, state),
        () => {},
      )
  }, [tables.annotation, viewer.id])
}
