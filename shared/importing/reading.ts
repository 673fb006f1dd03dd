import type { AuthorityName } from '../library/authority-names.ts'
import type { Ledger } from './ledger.ts'
import type { Line, PastedText, Span } from './pasted-text.ts'
import type { ImportLink, ImportProblem, ProblemCode } from './preview.ts'
import type { LinkTarget } from './urls.ts'

/** What the parts of the importer share while they read one text. */
export type Reading = {
  text: PastedText
  ledger: Ledger
  authorities: readonly AuthorityName[]
  /** `YYYY-MM-DD`: nothing can have been published after it. */
  today: string
  /** Where the links of an HTML page lead, in order; empty for plain text. */
  targets: readonly LinkTarget[]
  /** Links found so far, in order. */
  links: ImportLink[]
}

export function problemAt(code: ProblemCode, line: number, message: string): ImportProblem {
  return { code, line, message }
}

/** A span inside a line's text as a span of the whole text. */
export function spanIn(line: Line, { start, end }: Span): Span & { number: number } {
  return { start: line.start + start, end: line.start + end, number: line.number }
}

/** The next line that has words, or undefined. */
export function nextWords(lines: readonly Line[], after: number): Line | undefined {
  let at = after + 1
  while (lines[at]?.text === '') at += 1
  return lines[at]
}

/** Where a link that touches this stretch leads; null where none does. */
export function targetIn(reading: Reading, span: Span): string | null {
  return targetsIn(reading, span)[0]?.url ?? null
}

/** All links that touch this stretch of the text, in order. */
export function targetsIn({ text, targets }: Reading, span: Span): LinkTarget[] {
  if (targets.length === 0) return []
  const raw = text.toRaw(span)
  let low = 0
  let high = targets.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((targets[middle]?.end ?? 0) <= raw.start) low = middle + 1
    else high = middle
  }
  const found: LinkTarget[] = []
  for (let i = low; i < targets.length; i += 1) {
    const target = targets[i]
    if (target === undefined || target.start >= raw.end) break
    found.push(target)
  }
  return found
}
