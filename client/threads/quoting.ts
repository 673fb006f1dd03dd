import { opening } from '../../shared/text/opening.ts'
import { quotation } from '../../shared/threads/quotation.ts'
import type { CommentView } from '../../shared/threads/views.ts'

/** How much of a comment is quoted where nothing was selected, in characters. */
const start = 140

/**
 * Puts words of a comment into the form that replies to it, which is open or about to open: those that were selected,
 * where they are the comment's own, otherwise its beginning. What stands there already stays before them.
 */
export function quoteInto(comment: CommentView, selected: string, tries = 60): void {
  const { id, thread, creator } = comment
  const said = document.querySelector<HTMLElement>(`#comment-${id} .said`)?.innerText ?? ''
  const words = isIn(said, selected) ? selected : opening(said, start)
  const area = document.getElementById(`reply-${thread.id}-${id}-source`)
  // The form is drawn in the next frame, if it was closed.
  if (!(area instanceof HTMLTextAreaElement)) {
    if (tries > 0) requestAnimationFrame(() => quoteInto(comment, words, tries - 1))
    return
  }
  const quoted = quotation(creator.name, words)
  if (!area.value.includes(quoted.trim())) {
    const before = area.value.trimEnd()
    area.value = `${before}${before === '' ? '' : '\n\n'}${quoted}`
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  area.focus()
  area.setSelectionRange(area.value.length, area.value.length)
}

const flat = (words: string) => words.replace(/\s+/g, ' ').trim()
const isIn = (said: string, words: string) => flat(words) !== '' && flat(said).includes(flat(words))
