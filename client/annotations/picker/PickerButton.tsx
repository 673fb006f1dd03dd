import { useRef, useState } from 'preact/hooks'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { useCellPart } from '../../live/cell.ts'
import { useChunk } from '../../live/use-chunk.ts'
import { picking } from '../desk.ts'

// Reading does without.
const loadPicker = async () => (await import('./Picker.tsx')).Picker

/**
 * Where a passage is picked without dragging over it: Enter or a tap begins, then keys or the two handles go on. It
 * shows where the keyboard reaches it, and always where a finger is the pointer.
 */
export function PickerButton({ excerpt }: { excerpt: ExcerptView }) {
  const button = useRef<HTMLButtonElement>(null)
  const isPicking = useCellPart(picking, (id) => id === excerpt.id)
  const [isReached, setReached] = useState(false)
  const Picker = useChunk(loadPicker, isReached || isPicking)
  return (
    <>
      <button
        type="button"
        class={isPicking ? 'picker is-picking' : 'picker'}
        data-picker={excerpt.id}
        ref={button}
        aria-describedby={isPicking ? 'picker-help' : undefined}
        onFocus={() => setReached(true)}
        onClick={() => picking.set(excerpt.id)}
      >
        {isPicking ? 'Picking a passage' : 'Pick a passage'}
      </button>
      {Picker && isPicking && <Picker excerpt={excerpt} button={button} />}
    </>
  )
}
