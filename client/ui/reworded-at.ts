/** Words that stay around those that changed. */
const context = 3

/**
 * Where words became others: what went, what came, and a few words around them. A plain comparison of both ends is
 * enough in a margin; the note's own page compares word for word.
 */
export function rewordedAt(before: string, now: string) {
  const was = before.split(/\s+/)
  const is = now.split(/\s+/)
  let head = 0
  while (head < Math.min(was.length, is.length) && was[head] === is[head]) head++
  let tail = 0
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++
  const lead = was.slice(Math.max(0, head - context), head)
  const end = was.slice(was.length - tail, was.length - tail + context)
  return {
    lead: `${head > context ? '… ' : ''}${lead.join(' ')}`,
    gone: was.slice(head, was.length - tail).join(' '),
    come: is.slice(head, is.length - tail).join(' '),
    end: `${end.join(' ')}${tail > context ? ' …' : ''}`,
  }
}
