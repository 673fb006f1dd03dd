import { useEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../../live/announce.ts'

/** How long a step stays while a session is played, in milliseconds. */
export const paces = { slowly: 5_000, steadily: 2_500, quickly: 1_000 } as const
export type Pace = keyof typeof paces

/** Elements that keep keys to themselves. */
const keepsKeys = 'input, select, textarea, button, summary, [contenteditable], dialog *'

/**
 * Which step of `most` is shown, and whether it plays: by buttons, a slider, the arrow keys and the space bar. Each
 * step is told to screen readers, and stands in the address, to be linked to.
 */
export function useStepping(first: number, most: number, say: (step: number) => string) {
  const [step, setStep] = useState(first)
  const [playing, setPlaying] = useState<Pace | null>(null)
  const isFirst = useRef(true)

  const go = (to: number) => setStep(Math.min(most, Math.max(Math.min(1, most), to)))
  // A key or a tick moves on from the step that is shown by then.
  const now = useRef({ step, playing })
  now.current = { step, playing }
  const toggle = (pace: Pace = 'steadily') => {
    if (now.current.playing) return setPlaying(null)
    if (now.current.step >= most) go(1)
    setPlaying(pace)
  }

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    announce(say(step), 'replay')
    // Dragging the slider makes many: browsers allow only so many changes of the address.
    const later = setTimeout(() => history.replaceState(history.state, '', `?step=${step}`), 250)
    return () => clearTimeout(later)
  }, [step])

  useEffect(() => {
    if (!playing) return
    if (step >= most) return setPlaying(null)
    const timer = setTimeout(() => go(step + 1), paces[playing])
    return () => clearTimeout(timer)
  }, [playing, step])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest(keepsKeys)) return
      const { step: at } = now.current
      if (event.key === 'ArrowRight') go(at + 1)
      else if (event.key === 'ArrowLeft') go(at - 1)
      else if (event.key === ' ' && !(event.target instanceof HTMLAnchorElement) && mayMove()) toggle()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [most])

  return { step, go, playing, toggle }
}

/** Nothing plays by itself for who asked for less motion. */
export const mayMove = () => !matchMedia('(prefers-reduced-motion: reduce)').matches
