import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { announce } from '../../live/announce.ts'
import { chosen, focusToolbar, passageFrom, picking, toolbarId } from '../desk.ts'
import { rangeOfPassage } from '../passage/dom-places.ts'
import { placeOfSpot } from '../passage/pointed.ts'
import { PickHandle } from './PickHandle.tsx'
import { type End, movePick, type Pick, pickAt, rangeOf } from './picker.ts'
import { firstInSight, showEnd } from './picking-places.ts'
import { sayPick } from './say-pick.ts'

const forKeys =
  'Left and right arrows go by word, up and down by sentence, Page keys by paragraph; hold Shift to extend. H highlights, M writes a note, C a contradiction, Enter goes to the tools, Escape leaves.'
const forFingers = 'Drag the two ends to the words you mean.'

/** What was picked last in an excerpt, for going on from there. */
const last = new Map<string, { revision: number; pick: Pick }>()

type Props = { excerpt: ExcerptView; button: RefObject<HTMLElement | null> }

/**
 * A passage being picked: it moves the page's own selection, so that everything that follows is as if the words had
 * been dragged over. Drawn while that goes on, with a handle at either end.
 */
export function Picker({ excerpt, button }: Props) {
  const { id, text, revision } = excerpt
  const [pick, setPick] = useState<Pick>(() => beginning(excerpt))
  // What is picked is known at once, so that keys in quick succession mean what they say.
  const now = useRef(pick)
  const help = matchMedia('(pointer: coarse)').matches ? forFingers : forKeys

  function go(next: Pick, moved: End | 'caret' = 'caret') {
    const before = rangeOf(now.current)
    now.current = next
    setPick(next)
    take(excerpt, next)
    showEnd(id, next, moved === 'caret' ? next.caret : rangeOf(next)[moved])
    announce(sayPick(text, before, rangeOf(next)), 'pick')
  }

  function press(event: KeyboardEvent) {
    const { key, shiftKey: shift, altKey: alt, ctrlKey, metaKey } = event
    if (ctrlKey || metaKey) return
    if (key === 'Escape') leave(button.current)
    else if (key === 'Enter' && !alt) focusToolbar()
    else {
      const next = movePick(text, now.current, { key, shift, alt })
      if (!next) return
      go(next)
    }
    event.preventDefault()
    // Escape here leaves the picker, not whatever lies around it.
    event.stopPropagation()
  }

  useLayoutEffect(() => {
    button.current?.focus({ preventScroll: true })
    take(excerpt, now.current)
    showEnd(id, now.current, now.current.caret)
    announce(`Picking a passage. ${help}`)
    announce(sayPick(text, null, rangeOf(now.current)), 'pick')
    // Once its tool was used, or another passage was chosen, nothing is being picked any more.
    return chosen.listen(() => chosen.get()?.excerpt !== id && end(id))
  }, [])
  useEffect(
    () => () => {
      last.set(id, { revision, pick: now.current })
      // The words have changed under it.
      end(id)
    },
    [id, revision],
  )
  // At once: the next key may follow hard on the one that began it.
  useLayoutEffect(() => {
    const element = button.current
    const blur = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Element) || !relatedTarget.closest(ownParts)) end(id)
    }
    element?.addEventListener('keydown', press)
    document.addEventListener('focusout', blur)
    return () => {
      element?.removeEventListener('keydown', press)
      document.removeEventListener('focusout', blur)
    }
  })

  const handle = { excerpt, pick, current: now, go, leave: () => leave(button.current) }
  return (
    <>
      <PickHandle end="start" {...handle} />
      <PickHandle end="end" {...handle} />
      <div class="picker-help">
        <p id="picker-help">{help}</p>
        <button type="button" class="quiet" onClick={() => leave(button.current)}>
          Cancel
        </button>
      </div>
    </>
  )
}

/** Where the focus may go without the picking coming to its end. */
const ownParts = `[data-picker], .pick-handle, .picker-help, #${toolbarId}`

/** Where picking begins: where it was, at the word that was pressed on, or at the first word in sight. */
function beginning({ id, revision, text }: ExcerptView): Pick {
  const former = last.get(id)
  const { anchorNode, anchorOffset = 0 } = getSelection() ?? {}
  const pressed = anchorNode ? placeOfSpot(id, anchorNode, anchorOffset) : null
  if (pressed !== null) return pickAt(text, pressed)
  return former?.revision === revision ? former.pick : pickAt(text, firstInSight(id) ?? 0)
}

/** Selects the words on the page, and offers the tools for them. */
function take(excerpt: ExcerptView, pick: Pick): void {
  const passage = rangeOf(pick)
  const range = rangeOfPassage(excerpt.id, passage)
  if (!range) return
  const { startContainer, startOffset, endContainer, endOffset } = range
  getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
  chosen.set(passageFrom(excerpt, passage))
}

function end(excerpt: string): void {
  if (picking.get() === excerpt) picking.set(null)
}

function leave(button: HTMLElement | null): void {
  picking.set(null)
  chosen.set(null)
  getSelection()?.removeAllRanges()
  button?.focus({ preventScroll: true })
}
