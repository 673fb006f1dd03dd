import { hash } from 'node:crypto'
import { WithinBytes } from '../platform/data/within-bytes.ts'
import type { Drawing, Drawn } from './built.ts'

/** How much of drawn threads is kept in memory: some thousands of comments. */
const mostBytes = 6 * 1024 * 1024

/** Beside each: its key, and what the map takes. */
const around = 300

const sizeOf = (drawing: Drawing) =>
  drawing.reduce<number>((sum, piece) => sum + (typeof piece === 'number' ? 8 : 100 + piece.length), around)

/** What was drawn of threads, for everybody whose page says the same: see `client/threads/kept-branches.tsx`. */
export function keepDrawings(): Drawn {
  const drawings = new WithinBytes(mostBytes, sizeOf)
  return {
    find: (key) => drawings.get(short(key)),
    keep(key, pieces) {
      const drawing = pieces.map((piece) => (typeof piece === 'number' ? piece : Buffer.from(piece)))
      drawings.keep(short(key), drawing)
      return drawing
    },
    nameOf,
  }
}

const short = (words: string) => hash('sha256', words, 'base64')

/** What is seen alike by everybody is one object for all of them, for as long as it stays so. */
const known = new WeakMap<object, { name: string; json: Buffer }>()

function told(view: object) {
  let as = known.get(view)
  if (as === undefined) {
    const json = inScript(JSON.stringify(view))
    as = { name: short(json), json: Buffer.from(json) }
    known.set(view, as)
  }
  return as
}

const nameOf = (view: object): string => told(view).name

/** A view as JSON that may stand in a page, in UTF-8. */
export const jsonOf = (view: object): Uint8Array => told(view).json

/** JSON that cannot end the element it stands in. */
export const inScript = (json: string): string =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
