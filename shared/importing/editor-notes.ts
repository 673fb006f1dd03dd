import { codePointLength } from '../text/code-points.ts'

export type NotedText = {
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
  let text = ''
  let from = 0
  for (const match of pasted.matchAll(/\[([^[\]]*)\]/g)) {
    const end = match.index + match[0].length
    if (letter.test(pasted[match.index - 1] ?? '') || letter.test(pasted[end] ?? '')) {
      altered.push(match[0])
      continue
    }
    text += pasted.slice(from, match.index)
    const atLineStart = text.trimEnd() === '' || /\n\s*$/.test(text)
    if (!atLineStart) text = text.trimEnd()
    notes.push(match[1]?.trim() ?? '')
    positions.push(codePointLength(text))
    from = atLineStart ? end + leadingSpace(pasted.slice(end)) : end
  }
  text += pasted.slice(from)
  const rest = altered.reduce((words, alteration) => words.replace(alteration, ''), text)
  text = text.trimEnd()
  const length = codePointLength(text)
  return {
    text,
    notes,
    positions: positions.map((position) => Math.min(position, length)),
    altered,
    unclosed: /[[\]]/.test(rest),
  }
}

function leadingSpace(words: string): number {
  return words.length - words.trimStart().length
}
