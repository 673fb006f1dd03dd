import { useLayoutEffect, useRef } from 'preact/hooks'
import { choices, sheet, writing } from '../../annotations/desk.ts'
import { isWriting } from '../following/elsewhere.ts'

const nobody: ReadonlySet<string> = new Set()

/**
 * When the marks of others leave the texts, nothing else does: every passage stays as high as it stood, until they are
 * back or the window is of another width, and a card in which something is being written stays. Answers the ids of the
 * annotations that do.
 */
export function useStanding(isAlone: boolean): ReadonlySet<string> {
  const was = useRef(isAlone)
  const stood = useRef<{ passages: Map<HTMLElement, number>; held: ReadonlySet<string> }>(null)
  // Only before it is drawn can it be seen how all stands.
  if (was.current !== isAlone) stood.current = isAlone ? standing() : null
  was.current = isAlone
  useLayoutEffect(() => {
    if (!stood.current) return
    const { passages, held } = stood.current
    choices.set(null)
    if (held.size === 0 && writing.get() === null) sheet.set(null)
    for (const [passage, height] of passages) passage.style.minHeight = `${height}px`
    const leave = () => {
      for (const passage of passages.keys()) passage.style.minHeight = ''
    }
    // A phone's window changes its height while one scrolls.
    const width = innerWidth
    const resized = () => innerWidth !== width && leave()
    addEventListener('resize', resized)
    return () => {
      removeEventListener('resize', resized)
      leave()
    }
  }, [isAlone])
  return stood.current?.held ?? nobody
}

function standing() {
  const passages = [...document.querySelectorAll<HTMLElement>('.room-texts .passage')]
  const cards = [...document.querySelectorAll('.room-texts .margin-card')]
  return {
    passages: new Map(passages.map((passage) => [passage, passage.getBoundingClientRect().height])),
    held: new Set(cards.filter(isWriting).map(({ id }) => id.slice('annotation-'.length))),
  }
}
