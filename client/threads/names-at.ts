/** A name that is being typed: where its at sign stands, and what of it there is. */
export type Typed = { start: number; words: string }

/** The longest run after an at sign that is still taken for the beginning of a name, in characters. */
const longest = 40

/** The name that is typed just before the caret, after an at sign that begins a word; null where there is none. */
export function nameAt(text: string, caret: number): Typed | null {
  const before = text.slice(Math.max(0, caret - longest - 2), caret)
  const found = /(?<![\p{L}\p{M}\p{N}_.@-])@([\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]*)$/u.exec(before)
  const words = found?.[1]
  return words === undefined || words.length > longest ? null : { start: caret - words.length - 1, words }
}

type Named = { id: string; name: string }

/** Who is offered: people of this thread first, whose name or one word of it begins so, then the others; each once. */
export function offered(typed: string, here: readonly Named[], others: readonly Named[], most = 6): Named[] {
  const begins = fold(typed)
  const fits = ({ name }: Named) => ` ${fold(name)}`.includes(` ${begins}`)
  const people = [...here.filter(fits), ...others]
  return [...new Map(people.map((person) => [person.id, person])).values()].slice(0, most)
}

const fold = (words: string) => words.normalize('NFKC').toLowerCase().trim()
