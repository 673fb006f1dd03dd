import { createCell } from './cell.ts'

/** What a screen reader is told next, politely; shown nowhere. */
export const announcement = createCell('')

const gathered = new Map<string, string>()
let timer: ReturnType<typeof setTimeout> | null = null

/**
 * Says something to those who don't see it. What comes within a short while is said in one go, of several things
 * `about` the same only the last.
 */
export function announce(words: string, about = words): void {
  gathered.delete(about)
  gathered.set(about, words)
  if (timer !== null) return
  timer = setTimeout(() => {
    announcement.set([...gathered.values()].join(' '))
    gathered.clear()
    timer = null
  }, 150)
}
