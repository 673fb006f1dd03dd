import { bsonType, type Doc, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import type { Collection } from '../storage/catalog.ts'
import type { View } from '../storage/view.ts'
import { isTrue } from './conditions.ts'

/** The `$text` part of a filter, if it has one. */
export function textSearchOf(filter: Doc): Doc | undefined {
  if (isDoc(filter.$text)) return filter.$text
  const parts = Array.isArray(filter.$and) ? filter.$and : []
  return parts.map((part) => (isDoc(part) ? textSearchOf(part) : undefined)).find((search) => search)
}

/** Row ids of the documents that match a text search, each with its score; the best first. */
export function searchText(view: View, collection: Collection, search: Doc): Map<number, number> {
  const index = collection.textIndex
  if (!index?.text) throw new CommandError(27, 'text index required for $text query')
  if (view.changesTo(collection)) throw refuse.value('$text after a write in the same transaction')
  for (const [option, value] of Object.entries(search)) {
    if (option === '$search' && typeof value === 'string') continue
    const isDefault = ['$caseSensitive', '$diacriticSensitive'].includes(option) && !isTrue(value)
    const isLanguage =
      option === '$language' && (value === index.spec.default_language || value === 'english')
    if (!isDefault && !isLanguage)
      throw refuse.value(`$text with ${option}: ${bsonType(value) ?? String(value)}`)
  }
  const match = toMatch(String(search.$search))
  if (!match) return new Map()
  const weights = index.text.weights.join(', ')
  const sql = `SELECT rowid, -bm25(${index.table}, ${weights}) AS score FROM ${index.table} WHERE ${index.table} MATCH ? ORDER BY score DESC, rowid`
  return new Map(view.connection.all<[number, number]>(sql, match))
}

/** MongoDB's search words as an FTS5 expression: words are alternatives, "phrases" are required, -words excluded. */
function toMatch(search: string): string | undefined {
  const words: string[] = []
  const required: string[] = []
  const excluded: string[] = []
  for (const [, minus, phrase, word] of search.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)) {
    const text = (phrase ?? word ?? '').trim()
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    const quoted = `"${text.replaceAll('"', '""')}"`
    if (minus || (phrase === undefined && text.startsWith('-'))) excluded.push(quoted)
    else if (phrase !== undefined) required.push(quoted)
    else words.push(quoted)
  }
  const wanted = required.length > 0 ? required.join(' AND ') : words.join(' OR ')
  if (!wanted) return undefined
  return excluded.length > 0 ? `(${wanted}) NOT (${excluded.join(' OR ')})` : wanted
}
