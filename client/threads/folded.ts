import { keep, kept } from '../live/keeping.ts'

/** The branches folded in this browser; the oldest are forgotten first. */
const most = 300
const name = 'folded branches'

const read = (): string[] => kept(name)?.split(' ') ?? []

export const isFolded = (comment: string): boolean => read().includes(comment)

export function keepFolded(comment: string, is: boolean): void {
  const folded = read()
  if (folded.includes(comment) === is) return
  const others = folded.filter((id) => id !== comment)
  keep(name, (is ? [...others, comment] : others).slice(-most).join(' '))
}
