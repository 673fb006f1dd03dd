import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { usePage } from '../../live/store.ts'
import { localKey, readLocal, writeLocal } from '../../threads/draft.ts'

/**
 * Keeps the tick of “Only me for now” in this browser beside the words that are kept there: what was begun for oneself
 * alone isn't shown to all because the page was left in between. `area` is the form's textarea; answers how to forget it.
 */
export function useOnlyMe(place: string, area: RefObject<HTMLTextAreaElement | null>): () => void {
  const key = `only-me ${localKey(usePage().viewer.id ?? '', place)}`
  useEffect(() => {
    const tick = area.current?.form?.elements.namedItem('private')
    if (!(tick instanceof HTMLInputElement)) return
    if (readLocal(key) !== null) tick.checked = true
    const keep = () => writeLocal(key, tick.checked ? 'yes' : '')
    tick.addEventListener('change', keep)
    return () => tick.removeEventListener('change', keep)
  }, [key, area])
  return () => writeLocal(key, '')
}
