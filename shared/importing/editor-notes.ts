import { codePointLength } from '../text/code-points.ts'

type NotedText = {
  /** The words without the notes. */
  text: string
  /** What stood in square brackets, without them, in order. */
  notes: string[]
  /** Where each note stood: a position in `text`, in Unicode code points. */
  positions: number[]
  /** Words altered in brackets ("child[ren]") that were left as they are. */
  altered: string[]
  /** True when a bracket opens and never closes; it stays in the text. */
  unclosed: boolean
}

const letter = /[\p{L}\p{N}]/u

/**
 * Takes the editor's notes out of quoted words. Of the white space around a note, what stands before it goes
 * with it, so that "the panel [a monthly meeting] decides" reads "the panel decides"; at the start of a line
 * it is what follows. A bracket that touches a letter alters a word rather than adding a note ("[T]he",
 * "child[ren]"): what the report printed can't be known from it, so it stays and is named in `altered`.
 */
export function takeOutNotes(pasted: string): NotedText {
  const notes: string[] = []
  const positions: number[] = []
  const altered: string[] = []
  const kept: string[] = []
  let length = 0
  let from = 0
  let unclosed = false
  let atLineStart = true
  const keep = (words: string) => {
    kept.push(words)
    length += codePointLength(words)
  }
  for (const match of pasted.matchAll(/\[([^[\]]*)\]|[[\]]/g)) {
    const [whole, note] = match
    const end = match.index + whole.length
    const touches = letter.test(pasted[match.index - 1] ?? '') || letter.test(pasted[end] ?? '')
    if (note === undefined) unclosed = true
    else if (touches) altered.push(whole)
    else {
      const before = pasted.slice(from, match.index)
      const words = before.trimEnd()
      atLineStart = before.slice(words.length).includes('\n') || (words === '' && atLineStart)
      keep(atLineStart ? before : words)
      notes.push(note.trim())
      positions.push(length)
      from = atLineStart ? end + leadingSpace(pasted, end) : end
    }
  }
  keep(pasted.slice(from))
  const text = kept.join('').trimEnd()
  const most = codePointLength(text)
  return { text, notes, positions: positions.map((position) => Math.min(position, most)), altered, unclosed }
}

function leadingSpace(text: string, from: number): number {
  return /\s*/y.exec(text.slice(from, from + 1_000))?.[0].length ?? 0
}
