import { depths } from './depths.ts'
import type { ManySpan } from './many-spans.ts'

/** A span with its depth, and its words on the page; `range` is null while they aren't there. */
export type Painted = { span: ManySpan; depth: number; range: AbstractRange | null }

const own = 'many-own'
const contradiction = 'many-contradiction'
const tints = Array.from({ length: depths }, (_, n) => `many-${n + 1}`)

/** The `::highlight()`s of the style sheet, each over those before it. */
const layers = [...tints, own, contradiction]

/** The layers of what looks alike: that of its depth, and over it those of what it is. By the number of `lookOf`. */
const looks = [[], [own], [contradiction], [own, contradiction]].flatMap((over) =>
  tints.map((tint) => [tint, ...over]),
)

const lookOf = ({ span, depth }: Painted) =>
  depth - 1 + (span.isOwn ? depths : 0) + (span.isContradiction ? 2 * depths : 0)

/** A highlight takes so many ranges as it is made; a function can't be given any number. */
const atOnce = 10_000

/** Paints what has words, besides what is painted. A layer that holds nothing is made anew with all that it gets. */
export function putOn(painted: readonly Painted[]): void {
  const alike = looks.map((): AbstractRange[] => [])
  for (const each of painted) if (each.range) alike[lookOf(each)]?.push(each.range)
  layers.forEach((name, at) => {
    const ranges = alike.flatMap((some, look) => (looks[look]?.includes(name) ? some : []))
    const known = CSS.highlights.get(name)
    if (known && (known.size > 0 || ranges.length === 0)) addTo(known, ranges)
    else CSS.highlights.set(name, made(ranges, at + 1))
  })
}

function made(ranges: readonly AbstractRange[], priority: number): Highlight {
  const layer = new Highlight(...ranges.slice(0, atOnce))
  layer.priority = priority
  addTo(layer, ranges.slice(atOnce))
  return layer
}

function addTo(layer: Highlight, ranges: readonly AbstractRange[]): void {
  for (const range of ranges) layer.add(range)
}

/** Takes away what `putOn` painted. */
export function takeOff(painted: readonly Painted[]): void {
  if (painted.length === 0) return
  const sets = looks.map((names) => names.flatMap((name) => CSS.highlights.get(name) ?? []))
  for (const each of painted) {
    if (each.range) for (const layer of sets[lookOf(each)] ?? []) layer.delete(each.range)
  }
}
