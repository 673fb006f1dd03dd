import { useEffect, useLayoutEffect } from 'preact/hooks'

/**
 * Gives something the focus as soon as it is drawn: the next key already goes there, however hard it follows. In a
 * dialog that opens as it is drawn, it is once that is open.
 */
export function useFocusAtOnce(find: () => HTMLElement | null | undefined): void {
  useLayoutEffect(() => find()?.focus(), [])
  useEffect(() => {
    const found = find()
    if (found?.closest('dialog')) found.focus()
  }, [])
}
