import type { Typing } from '../../shared/live/contract.ts'
import { typing } from './who-types.ts'

/** How long somebody who isn't heard of again counts as writing, in milliseconds. */
const fade = 6_000

/** Who writes where, with the moment's end. */
const writing = new Map<string, Map<string, ReturnType<typeof setTimeout>>>()

/** Takes in that somebody writes, or no longer does. */
export function hearTyping({ thread, parent, by, on }: Typing): void {
  const place = `${thread} ${parent ?? ''}`
  const people = writing.get(place) ?? new Map()
  clearTimeout(people.get(by))
  people.delete(by)
  if (on) {
    const end = () => hearTyping({ thread, parent, by, on: false })
    people.set(by, setTimeout(end, fade))
  }
  writing.set(place, people)
  const { [place]: _before, ...rest } = typing.get()
  typing.set(people.size === 0 ? rest : { ...rest, [place]: sentence([...people.keys()]) })
}

function sentence([first, second, ...more]: string[]): string {
  if (second === undefined) return `${first} is writing here`
  return more.length === 0 ? `${first} and ${second} are writing here` : 'Several people are writing here'
}
