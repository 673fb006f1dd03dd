import type { RefObject, TargetedInputEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../live/store.ts'

// Private windows and full disks refuse storage: writing then goes on without a kept draft.
export function readLocal(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function writeLocal(key: string, words: string): void {
  try {
    if (words.trim() === '') localStorage.removeItem(key)
    else localStorage.setItem(key, words)
  } catch {}
}

/** Where this browser keeps what somebody writes at a place; `account` is empty for a guest. */
export const localKey = (account: string, place: string) => `draft ${account} ${place}`

/**
 * Keeps what is being written in this browser until it is posted. Give `area` and `onInput` to the textarea; `forget`
 * when the words are saved: what was typed since they were sent stays, and is answered. Words that stand in the field
 * already are never replaced. What was begun before logging in goes on afterwards.
 */
export function useDraft(place: string): {
  area: RefObject<HTMLTextAreaElement | null>
  onInput: (event: TargetedInputEvent<HTMLTextAreaElement>) => void
  forget: (sent?: string) => string
} {
  const account = usePage().viewer.id ?? ''
  const area = useRef<HTMLTextAreaElement>(null)
  const name = localKey(account, place)
  const before = localKey('', place)
  useEffect(() => {
    const kept = readLocal(name) ?? readLocal(before)
    if (area.current && area.current.value === '' && kept !== null) area.current.value = kept
  }, [name, before])
  return {
    area,
    onInput: (event) => writeLocal(name, event.currentTarget.value),
    forget(sent) {
      const since = sent === undefined ? '' : typedSince(sent, area.current?.value ?? sent)
      writeLocal(name, since)
      writeLocal(before, '')
      if (!area.current) return since
      area.current.value = since
      // Who keeps it elsewhere hears of it as of any change.
      area.current.dispatchEvent(new Event('input', { bubbles: true }))
      return since
    },
  }
}

/** What stands in a field beyond the words that were sent from it. */
export function typedSince(sent: string, now: string): string {
  if (now === sent) return ''
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now
}

/** True on the server and while a browser takes over what it has drawn: later, the page's state is older than forms. */
export const isFirstDrawing = () =>
  typeof document === 'undefined' || document.documentElement.dataset.live === undefined
