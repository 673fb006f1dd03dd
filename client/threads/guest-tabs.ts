import { readLocal, writeLocal } from './draft.ts'

/** This tab, so that its words take the place of its own and of no other's. */
const tab = crypto.randomUUID()

/** How long writing rests before the words of other tabs are offered, in milliseconds. */
const rest = 1_500

/** How many tabs' words are kept for one place. */
const most = 6

/** What each tab has in its field for the same place, the newest last. */
type Words = Record<string, string>

/**
 * A guest's words are kept in this browser, where those of the tab that wrote last stand in the place's one draft. This
 * keeps the words of every tab beside it, so that none are lost, and offers the others' here. `begun` is what stood in
 * the field when it was gone to: those words were seen here, and go on here. Answers how to stop.
 */
export function keepApart(
  field: HTMLTextAreaElement,
  place: { name: string; begun: string },
  offer: (others: string[]) => void,
): () => void {
  const key = `${place.name} tabs`
  /** What stood in the field until now. */
  let before = place.begun
  let timer: ReturnType<typeof setTimeout> | undefined

  function changed(): string[] {
    const { value } = field
    const isEmpty = value.trim() === ''
    const isEmptied = isEmpty && before.trim() !== ''
    const seen = `${before}\n${value}`
    before = value
    const apart = Object.entries(wordsAt(key)).filter(
      ([other, words]) => other !== tab && !seen.includes(words.trim()),
    )
    const all = isEmpty ? apart : [...apart, [tab, value]]
    writeLocal(key, all.length > 0 ? JSON.stringify(Object.fromEntries(all.slice(-most))) : '')
    const others = apart.map(([, words]) => words)
    // What was posted here leaves the draft to those who still write.
    if (isEmptied) writeLocal(place.name, others.at(-1) ?? '')
    return others
  }
  const onInput = () => {
    const others = changed()
    clearTimeout(timer)
    timer = setTimeout(() => offer(others), rest)
  }

  offer(changed())
  field.addEventListener('input', onInput)
  return () => {
    clearTimeout(timer)
    field.removeEventListener('input', onInput)
  }
}

function wordsAt(key: string): Words {
  try {
    return JSON.parse(readLocal(key) ?? '{}') as Words
  } catch {
    return {}
  }
}
