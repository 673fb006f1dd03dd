import { isNumber, toNumber } from '../bson/numbers.ts'
import { type Doc, isDoc } from '../bson/values.ts'
import { isTrue } from '../query/conditions.ts'
import { compileFilter, type Predicate } from '../query/matcher.ts'
import { type DocumentKeys, type KeyPattern, keysOf } from './index-keys.ts'
import { type TextFields, textFieldsOf } from './text-index.ts'
import type { Transaction } from './transactions.ts'

/** One index, as its specification (what listIndexes shows) says. */
export class Index {
  readonly id: number
  readonly name: string
  /** As given in createIndexes, completed with `v` and `name`. */
  readonly spec: Doc
  readonly pattern: KeyPattern
  readonly unique: boolean
  readonly sparse: boolean
  readonly partialFilter: Doc | undefined
  /** Seconds after the indexed date at which a document goes away. */
  readonly expireAfterSeconds: number | undefined
  readonly text: TextFields | undefined
  /** Bit i: in some document path i leads through an array. */
  multikey: number
  /** Unique keys that open transactions have taken or freed, as latin1 text of the key. */
  readonly locks = new Map<string, Transaction>()
  readonly #includes: Predicate | undefined

  constructor(id: number, spec: Doc, multikey: number) {
    this.id = id
    this.spec = spec
    this.name = String(spec.name)
    this.multikey = multikey
    this.text = textFieldsOf(spec)
    const fields = this.text ? [] : Object.entries(spec.key as Doc)
    this.sparse = isTrue(spec.sparse)
    this.pattern = {
      names: fields.map(([name]) => name),
      paths: fields.map(([name]) => name.split('.')),
      directions: fields.map(([, direction]) => (isNumber(direction) && toNumber(direction) < 0 ? -1 : 1)),
      sparse: this.sparse,
    }
    this.unique = isTrue(spec.unique) || this.name === '_id_'
    this.expireAfterSeconds = isNumber(spec.expireAfterSeconds)
      ? toNumber(spec.expireAfterSeconds)
      : undefined
    this.partialFilter = isDoc(spec.partialFilterExpression) ? spec.partialFilterExpression : undefined
    this.#includes = this.partialFilter && compileFilter(this.partialFilter)
  }

  get table(): string {
    return `index_${this.id}`
  }

  createTable(): string {
    if (this.text) return this.text.createTable(this.table)
    return `CREATE TABLE ${this.table}(key BLOB, rid INTEGER, PRIMARY KEY(key, rid)) WITHOUT ROWID`
  }

  /** The keys under which a document stands in this index; none when a partial filter leaves it out. */
  keysOf(doc: Doc): DocumentKeys {
    if (this.#includes && !this.#includes(doc, {})) return { keys: [], values: [], multikey: 0 }
    return keysOf(doc, this.pattern)
  }
}
