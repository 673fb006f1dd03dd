import { isNumber, toNumber } from '../bson/numbers.ts'
import { same } from '../bson/order.ts'
import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { compileFilter } from '../query/matcher.ts'
import { nameOf } from '../query/run.ts'
import type { Collection } from '../storage/catalog.ts'
import { fillIndex } from '../storage/fill-index.ts'
import type { Index } from '../storage/index-definition.ts'
import { ok } from '../wire/replies.ts'
import { type Command, type Context, collectionOf, collectionToWrite, expectOnly } from './context.ts'

const specFields = [
  'key',
  'name',
  'v',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background', // has meant nothing since MongoDB 4.2; Mongoose still sends it
  'weights',
  'default_language',
  'textIndexVersion',
]

export const createIndexes: Command = {
  fields: ['indexes'],
  run(context) {
    const given = context.body.indexes
    if (!Array.isArray(given) || given.length === 0)
      throw new CommandError(2, 'Must specify at least one index to create')
    const before = collectionOf(context)?.indexes.length
    const specs = given.map(checkedSpec)
    const collection = collectionToWrite(context)
    const wanted = specs.filter((spec) => !alreadyThere(collection, spec))
    const { engine } = context
    if (wanted.length > 0) engine.endTransactionsOn(collection)
    for (const spec of wanted) engine.change((commit) => fillIndex(engine, collection, spec, commit))
    return ok({
      numIndexesBefore: before ?? 1,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically: before === undefined,
      ...(wanted.length === 0 ? { note: 'all indexes already exist' } : {}),
    })
  },
}

/** A complete specification, or MongoDB's error for what is wrong or not served. */
function checkedSpec(spec: unknown): Doc {
  if (!isDoc(spec) || !isDoc(spec.key) || Object.keys(spec.key).length === 0) {
    throw new CommandError(9, 'An index needs a key with at least one field')
  }
  expectOnly(
    spec,
    specFields,
    (name) => new CommandError(197, refuse.option('createIndexes.indexes', name).message),
  )
  const { key, background: _, ...rest } = spec
  const fields = Object.entries(key)
  for (const [field, kind] of fields) checkField(field, kind)
  const isText = fields.some(([, kind]) => kind === 'text')
  if (isText && fields.some(([, kind]) => kind !== 'text'))
    throw refuse.value('a text index with other keys in it')
  if (isText && (isTrue(spec.unique) || isTrue(spec.sparse) || spec.partialFilterExpression)) {
    throw refuse.value('a text index that is unique, sparse or partial')
  }
  const language = spec.default_language
  if (language !== undefined && language !== 'english' && language !== 'none')
    throw refuse.value(`the language ${language}`)
  if (isTrue(spec.sparse) && spec.partialFilterExpression) {
    throw new CommandError(67, 'cannot mix "partialFilterExpression" and "sparse" options')
  }
  if (isDoc(spec.partialFilterExpression)) compileFilter(spec.partialFilterExpression)
  if (spec.expireAfterSeconds !== undefined && (fields.length > 1 || !isNumber(spec.expireAfterSeconds))) {
    throw new CommandError(67, 'TTL indexes are single-field indexes with a number of seconds')
  }
  return {
    v: 2,
    ...rest,
    key,
    name: spec.name ?? nameOf(key),
    ...(isText ? { default_language: language ?? 'english' } : {}),
  }
}

function checkField(field: string, kind: unknown): void {
  if (kind === 'text') {
    if (field.includes('$')) throw refuse.value('a text index on every field')
    return
  }
  if (!isNumber(kind) || toNumber(kind) === 0) throw refuse.value(`an index of the kind '${String(kind)}'`)
  if (field === '' || field.includes('$'))
    throw new CommandError(67, `Index key '${field}' is not a field name`)
  if (field.split('.').some((part) => /^[0-9]+$/.test(part)))
    throw refuse.value(`an index on the array position in '${field}'`)
}

const described = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'weights'] as const

/** True for an index that exists just so; an error for one that exists and differs. */
function alreadyThere(collection: Collection, spec: Doc): boolean {
  const sameKey = (index: Index) => nameOf(index.spec.key as Doc) === nameOf(spec.key as Doc)
  const sameOptions = (index: Index) =>
    described.every((name) => same(index.spec[name] || undefined, spec[name] || undefined))
  const byName = collection.indexes.find((index) => index.name === spec.name)
  if (byName && sameKey(byName) && (byName.name === '_id_' || sameOptions(byName))) return true
  if (byName) {
    const message = `An existing index has the same name as the requested index but another definition: ${byName.name}`
    throw new CommandError(86, message)
  }
  const byKey = collection.indexes.find(sameKey)
  const partials = byKey && !same(byKey.partialFilter, spec.partialFilterExpression)
  if (byKey && !partials)
    throw new CommandError(85, `Index already exists with a different name: ${byKey.name}`)
  if (collection.textIndex && Object.values(spec.key as Doc).includes('text')) {
    throw new CommandError(67, 'only one text index per collection allowed')
  }
  return false
}

export const dropIndexes: Command = {
  fields: ['index'],
  run(context) {
    const collection = collectionOf(context)
    if (!collection) throw new CommandError(26, `ns not found ${context.db}.${context.body.dropIndexes}`)
    const before = collection.indexes.length
    const { engine } = context
    const chosen = indexesToDrop(context, collection)
    engine.endTransactionsOn(collection)
    for (const index of chosen) engine.change((commit) => engine.catalog.dropIndex(collection, index, commit))
    return ok({ nIndexesWas: before })
  },
}

function indexesToDrop({ body }: Context, collection: Collection): Index[] {
  const { index: wanted } = body
  if (wanted === '*') return collection.indexes.slice(1)
  const names = Array.isArray(wanted) ? wanted : [wanted]
  return names.map((name) => {
    const index = collection.indexes.find((each) =>
      isDoc(name) ? nameOf(each.spec.key as Doc) === nameOf(name) : each.name === name,
    )
    if (!index) throw new CommandError(27, `index not found with name [${String(name)}]`)
    if (index === collection.idIndex) throw new CommandError(72, 'cannot drop _id index')
    return index
  })
}
