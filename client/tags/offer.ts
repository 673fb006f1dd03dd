import type { Offered } from './use-vocabulary.ts'

/** At most so many are offered at a time. */
const most = 8

/** The tag that is being typed: what stands between the commas or spaces around the cursor. */
export function typedAt(line: string, cursor: number): { start: number; end: number; typed: string } {
  const start = Math.max(line.lastIndexOf(',', cursor - 1), line.lastIndexOf(' ', cursor - 1)) + 1
  const rest = line.slice(cursor).search(/[\s,]/)
  const end = rest < 0 ? line.length : cursor + rest
  return { start, end, typed: line.slice(start, end).toLowerCase() }
}

/** The tags that fit what is typed: those that begin so first, then those with a word that does. */
export function offersFor(line: string, cursor: number, tags: readonly Offered[]): Offered[] {
  const { typed, start, end } = typedAt(line, cursor)
  const others = new Set(`${line.slice(0, start)} ${line.slice(end)}`.split(/[\s,]+/))
  const rank = ({ name }: Offered) => {
    if (others.has(name) || name === typed) return -1
    if (name.startsWith(typed)) return 0
    return name.split('-').some((word) => word.startsWith(typed)) ? 1 : -1
  }
  return tags
    .filter((tag) => rank(tag) >= 0)
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
    .slice(0, most)
}

/** The line with a tag in place of what was being typed, ready for the next one. */
export function withTag(line: string, cursor: number, name: string): string {
  const { start, end } = typedAt(line, cursor)
  const after = line.slice(end).replace(/^[\s,]+/, '')
  const lead = line.slice(0, start).trimEnd()
  const before = lead && !lead.endsWith(',') ? `${lead},` : lead
  return `${before ? `${before} ` : ''}${name}, ${after}`
}
