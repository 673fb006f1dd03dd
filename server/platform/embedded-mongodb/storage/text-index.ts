import { isNumber, toNumber } from '../bson/numbers.ts'
import { valuesAt } from '../bson/paths.ts'
import { type Doc, isDoc } from '../bson/values.ts'

/** A text index: its fields with their weights, and the FTS5 table that holds their words. */
export type TextFields = {
  names: string[]
  weights: number[]
  createTable(table: string): string
  /** The text of each field of a document: strings, and the strings in arrays. */
  textsOf(doc: Doc): string[]
}

/** Reads `{ key: { title: 'text' } }`; undefined when the index isn't a text index. */
export function textFieldsOf(spec: Doc): TextFields | undefined {
  const names = Object.entries(spec.key as Doc)
    .filter(([, kind]) => kind === 'text')
    .map(([name]) => name)
  if (names.length === 0) return undefined
  const given = isDoc(spec.weights) ? spec.weights : {}
  const weights = names.map((name) => (isNumber(given[name]) ? toNumber(given[name]) : 1))
  const paths = names.map((name) => name.split('.'))
  const stemming = spec.default_language === 'none' ? '' : 'porter '
  return {
    names,
    weights,
    createTable: (table) =>
      `CREATE VIRTUAL TABLE ${table} USING fts5(${names.map((_, i) => `f${i}`).join(', ')}, ` +
      `content='', contentless_delete=1, tokenize='${stemming}unicode61 remove_diacritics 2')`,
    textsOf: (doc) =>
      paths.map((path) =>
        valuesAt(doc, path)
          .filter((value) => typeof value === 'string')
          .join('\n'),
      ),
  }
}
