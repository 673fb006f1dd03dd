import { useEffect } from 'preact/hooks'

/**
 * A mouse pressed on a mark may begin to select: the mark gets the focus only once that was a click. Pressed before a
 * mark's first letter the selection begins outside of the mark, and a browser drops it for what has the focus.
 */
export function usePressThrough(): void {
  useEffect(() => {
    let release = () => {}
    const press = ({ target, type, pointerType }: PointerEvent) => {
      release()
      release = () => {}
      const mark = target instanceof Element && target.closest<HTMLElement>('mark[tabindex]')
      if (!mark || pointerType !== 'mouse') return
      if (type === 'click' && getSelection()?.isCollapsed) mark.focus({ preventScroll: true })
      if (type !== 'pointerdown') return
      const { tabIndex } = mark
      mark.removeAttribute('tabindex')
      release = () => {
        if (!mark.hasAttribute('tabindex')) mark.tabIndex = tabIndex
      }
    }
    const types = ['pointerdown', 'pointerup', 'pointercancel', 'click'] as const
    for (const type of types) document.addEventListener(type, press)
    return () => {
      for (const type of types) document.removeEventListener(type, press)
    }
  }, [])
}
