import type { RefObject, TargetedInputEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

// Private windows and full disks refuse storage: writing then goes on without a kept draft.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, words: string): void {
  try {
    if (words.trim() === '') localStorage.removeItem(key)
    else localStorage.setItem(key, words)
  } catch {}
}

/**
 * Keeps what is being written in this browser until it is posted, under `key`. Give `area` and `onInput` to the
 * textarea; `forget` when the words are saved. Words that stand in the field already are never replaced.
 */
export function useDraft(key: string): {
  area: RefObject<HTMLTextAreaElement | null>
  onInput: (event: TargetedInputEvent<HTMLTextAreaElement>) => void
  forget: () => void
} {
  const area = useRef<HTMLTextAreaElement>(null)
  const name = `draft ${key}`
  useEffect(() => {
    const kept = read(name)
    if (area.current && area.current.value === '' && kept !== null) area.current.value = kept
  }, [name])
  return {
    area,
    onInput: (event) => write(name, event.currentTarget.value),
    forget() {
      write(name, '')
      if (area.current) area.current.value = ''
    },
  }
}
