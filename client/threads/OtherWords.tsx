import type { RefObject } from 'preact'

type Props = {
  area: RefObject<HTMLTextAreaElement | null>
  /** The newest last. */
  others: readonly string[]
  done: () => void
  /** True for who has no list of drafts, and no other devices: their words stay in this browser. */
  guest?: boolean
}

/** Words that were written for the same place in another tab or on another device: none are lost without a word. */
export function OtherWords({ area, others, done, guest = false }: Props) {
  if (others.length === 0) return null
  function putIn() {
    const field = area.current
    if (!field) return
    field.value = [field.value.trimEnd(), ...others].filter(Boolean).join('\n\n')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.focus()
    done()
  }
  return (
    <div class="form-notice is-draft other-words" role="status">
      <p>{guest ? 'In another tab' : 'In another tab or on another device'} you wrote here:</p>
      {others.map((words) => (
        <blockquote key={words}>{words}</blockquote>
      ))}
      <p class="form-actions">
        <button type="button" onClick={putIn}>
          Put it in as well
        </button>
        <button type="button" class="quiet" onClick={done}>
          {guest ? (
            'Not now'
          ) : (
            <>
              Leave it in <span class="sr-only">your </span>drafts
            </>
          )}
        </button>
      </p>
    </div>
  )
}
