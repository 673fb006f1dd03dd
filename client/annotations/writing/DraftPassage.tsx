import { useEffect } from 'preact/hooks'
import { useCell } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { writing } from '../desk.ts'
import { paint } from '../passage/painting.ts'

/** Keeps the words that are being written about marked while the focus is in the form. Draws no element. */
export function DraftPassage() {
  const task = useCell(writing)
  const { tables } = usePage()
  useEffect(() => {
    const passages = task && task.kind !== 'edit' ? [task.passage] : []
    const others = task?.kind === 'contradiction' && task.other ? [task.other] : []
    paint(
      'draft-passage',
      [...passages, ...others].filter(
        ({ excerpt, revision }) => tables.excerpt[excerpt]?.revision === revision,
      ),
    )
  }, [task, tables])
  return null
}
