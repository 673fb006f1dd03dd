import { useEffect, useState } from 'preact/hooks'
import type { Change } from '../../shared/text/difference/difference.ts'

/** What changed between two texts; null until the comparing has been loaded, and where there is nothing to compare. */
export function useDifference(before: string, after: string): Change[] | null {
  const [found, setFound] = useState<{ before: string; after: string; changes: Change[] } | null>(null)
  useEffect(() => {
    let isWanted = true
    import('../../shared/text/difference/difference.ts').then(
      ({ difference }) => isWanted && setFound({ before, after, ...difference(before, after) }),
      // Without it the two wordings still stand beside each other.
      () => {},
    )
    return () => {
      isWanted = false
    }
  }, [before, after])
  return found?.before === before && found.after === after ? found.changes : null
}
