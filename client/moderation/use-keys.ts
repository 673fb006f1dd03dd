import { useEffect, useRef, useState } from 'preact/hooks'
import { type Command, commandOf, isTyping } from './keys.ts'

const kept = 'moderation keys'

// Private windows refuse storage: the keys are then on each time.
function read(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off'
  } catch {
    return true
  }
}

function write(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(kept)
    else localStorage.setItem(kept, 'off')
  } catch {}
}

/**
 * Hears single keys while the page lives, unless they were turned off in this browser (who speaks to their computer
 * has to be able to) or something is being written.
 */
export function useKeys(run: (command: Command) => void): { keys: boolean; turn: (on: boolean) => void } {
  const [keys, setKeys] = useState(false)
  const running = useRef(run)
  running.current = run
  useEffect(() => setKeys(read()), [])
  useEffect(() => {
    if (!keys) return
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.target instanceof Element && isTyping(event.target))) return
      const command = commandOf(event)
      if (!command) return
      event.preventDefault()
      running.current(command)
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [keys])
  return {
    keys,
    turn(on) {
      write(on)
      setKeys(on)
    },
  }
}
