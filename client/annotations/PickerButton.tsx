import { useRef, useState } from 'preact/hooks'
import type { ExcerptView } from '../../shared/library/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { announce } from '../live/announce.ts'
import { chosen, focusToolbar, passageFrom } from './desk.ts'
import { rangeOfPassage } from './dom-places.ts'
import { firstPick, movePick, type Pick, rangeOf } from './picker.ts'

const howTo =
  'Left and right arrows go by word, up and down by sentence; hold Shift to extend. Press H to highlight, M for a note, C for a contradiction, Enter for the toolbar, Escape to leave.'

/**
 * Where a passage is picked without a pointer: Enter begins, then the keys of `movePick`. It moves the page's own
 * selection, so that everything that follows is as if the words had been dragged over.
 */
export function PickerButton({ excerpt }: { excerpt: ExcerptView }) {
  const [isPicking, setPicking] = useState(false)
  // What is picked is known at once, so that keys in quick succession mean what they say.
  const pick = useRef<Pick | null>(null)

  function go(next: Pick) {
    pick.current = next
    setPicking(true)
    const passage = rangeOf(next)
    const range = rangeOfPassage(excerpt.id, passage)
    if (!range) return
    getSelection()?.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    )
    chosen.set(passageFrom(excerpt, passage))
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
    announce(codePointSlice(excerpt.text, passage.start, passage.end), 'pick')
  }

  function end() {
    pick.current = null
    setPicking(false)
  }

  function leave() {
    end()
    getSelection()?.removeAllRanges()
  }

  function press(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (!pick.current || ctrlKey || metaKey || altKey) return
    if (key === 'Escape') leave()
    else if (chosen.get() && (key === 'Enter' || (key === 'Tab' && !shiftKey))) focusToolbar()
    // After a highlight nothing is selected any more: picking goes on where it was.
    else if (key === 'Enter') go(pick.current)
    else {
      const next = movePick(excerpt.text, pick.current, key, shiftKey)
      if (!next) return
      go(next)
    }
    event.preventDefault()
    // Escape here leaves the picker, not whatever lies around it.
    event.stopPropagation()
  }

  return (
    <button
      type="button"
      class={isPicking ? 'picker is-picking' : 'picker'}
      data-picker={excerpt.id}
      aria-description={isPicking ? howTo : undefined}
      onClick={() => {
        if (pick.current) return
        announce(`Picking a passage. ${howTo}`)
        go(firstPick(excerpt.text))
      }}
      onKeyDown={press}
      onBlur={end}
    >
      {isPicking ? 'Picking a passage' : 'Pick a passage with the keyboard'}
    </button>
  )
}
