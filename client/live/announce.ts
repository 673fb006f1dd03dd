import { createCell } from './cell.ts'

/** What a screen reader is told next, politely; shown nowhere. */
export const announcement = createCell('')

let gathered: string[] = []
let timer: ReturnType<typeof setTimeout> | null = null

/** Says something to those who don't see it. What comes within a short while is said in one go. */
export function announce(words: string): void {
  gathered.push(words)
  if (timer !== null) return
  timer = setTimeout(() => {
    announcement.set(gathered.join('. '))
    gathered = []
    timer = null
  }, 150)
}
