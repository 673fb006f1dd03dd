/** A stretch to show, in code points, `end` not included. Ids are unique among the spans of a text. */
export type Span = { id: string; start: number; end: number }

/** A stretch of text that the same spans cover throughout; `ids` is empty where none does. */
export type Segment = { start: number; end: number; ids: string[] }

/**
 * Cuts a text of `length` code points into flat segments that cover all of it, in order, without gap or
 * overlap; neighbours always differ in their ids. Within a segment the ids go from the span that starts
 * first (of those that start together, the longest, then by id) to the last, whatever the order of `spans`,
 * so that every screen nests and shades alike. Spans are cut at the text's edges; empty ones count nothing.
 */
export function segments(length: number, spans: readonly Span[]): Segment[] {
  const waiting = [...spans]
    .sort(outermostFirst)
    .map(({ id, start, end }) => ({ id, start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
  const ends = waiting.map(({ end }) => end).sort((a, b) => a - b)
  const found: Segment[] = []
  let open: Span[] = []
  let nextStart = 0
  let nextEnd = 0
  let from = 0
  while (from < length) {
    // Spans open in their final order, so the open ones never need sorting.
    while (waiting[nextStart]?.start === from) open.push(waiting[nextStart++] as Span)
    while (ends[nextEnd] === from) nextEnd++
    const to = Math.min(waiting[nextStart]?.start ?? length, ends[nextEnd] ?? length)
    found.push({ start: from, end: to, ids: open.map(({ id }) => id) })
    if (to === ends[nextEnd]) open = open.filter(({ end }) => end > to)
    from = to
  }
  return found
}

function outermostFirst(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : Number(a.id > b.id))
}
