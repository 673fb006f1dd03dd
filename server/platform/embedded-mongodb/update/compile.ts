import { compilePipeline } from '../aggregate/pipeline.ts'
import { same } from '../bson/order.ts'
import { type Doc, encode, isDoc, parse } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isOperators } from '../query/conditions.ts'
import { elementPredicate } from '../query/matcher.ts'
import { removed, unchanged } from './operator.ts'
import { expectRename, operators } from './operators.ts'
import { concretePaths, type Positions, read, remove, write } from './places.ts'

/** Makes a document's new state from a fresh copy of its old one. */
export type Updater = (doc: Doc, options: { matched: () => number | undefined; inserting: boolean }) => Doc

export type UpdateOptions = { multi: boolean; arrayFilters: unknown; variables: Doc }

type Step = { operator: string; path: string[]; operand: unknown }

/** Reads an update: operators, a replacement document or a pipeline. Throws MongoDB's error for what is wrong. */
export function compileUpdate(update: unknown, options: UpdateOptions): Updater {
  if (Array.isArray(update)) return keepingId(pipelineUpdate(update, options))
  if (!isDoc(update)) throw new CommandError(9, 'Update argument must be either an object or an array')
  const names = Object.keys(update)
  if (!names[0]?.startsWith('$')) return keepingId(replacement(update, options))
  const filters = arrayFilters(options.arrayFilters, update)
  const steps = names.flatMap((name) => stepsOf(name, update[name]))
  expectNoConflicts(steps)
  steps.sort((a, b) => comparePaths(a.path, b.path))
  return keepingId((doc, { matched, inserting }) => {
    for (const step of steps) applyStep(doc, step, { matched, filters }, inserting)
    return doc
  })
}

function stepsOf(operator: string, changes: unknown): Step[] {
  if (!operator.startsWith('$'))
    throw new CommandError(9, `Unknown modifier: ${operator}. Expected an update operator.`)
  if (operator !== '$rename' && !(operator in operators)) throw refuse.updateOperator(operator)
  if (!isDoc(changes)) {
    throw new CommandError(9, `Modifiers operate on fields but we found another type: {${operator}: …}`)
  }
  return Object.entries(changes).map(([field, operand]) => {
    const path = field.split('.')
    if (path.some((part) => part === '')) {
      throw new CommandError(
        56,
        `The update path '${field}' contains an empty field name, which is not allowed.`,
      )
    }
    if (path[0]?.startsWith('$'))
      throw new CommandError(52, `The dollar ($) prefixed field '${field}' is not allowed.`)
    return { operator, path, operand: operator === '$rename' ? expectRename(field, operand) : operand }
  })
}

/** Two steps may not touch one place, nor one a place inside the other's. */
function expectNoConflicts(steps: Step[]): void {
  const paths = steps.flatMap(({ operator, path, operand }) =>
    operator === '$rename' ? [path, String(operand).split('.')] : [path],
  )
  const seen = new Set<string>()
  const parents = new Set<string>()
  for (const path of paths) {
    const whole = path.join('.')
    const above = path.map((_, i) => path.slice(0, i + 1).join('.'))
    const conflict = parents.has(whole) ? whole : above.find((prefix) => seen.has(prefix))
    if (conflict !== undefined) {
      throw new CommandError(40, `Updating the path '${whole}' would create a conflict at '${conflict}'`)
    }
    seen.add(whole)
    for (const prefix of above) parents.add(prefix)
  }
}

/** MongoDB adds new fields in the order of their names; positions in that of their numbers. */
function comparePaths(a: string[], b: string[]): number {
  const at = a.findIndex((part, i) => part !== b[i])
  const [left, right] = [a[at] ?? '', b[at] ?? '']
  const byNumber = Number(left) - Number(right)
  return Number.isNaN(byNumber) ? (left < right ? -1 : left > right ? 1 : 0) : byNumber
}

function applyStep(
  doc: Doc,
  { operator, path, operand }: Step,
  positions: Positions,
  inserting: boolean,
): void {
  if (operator === '$rename') {
    const value = read(doc, path)
    if (value === undefined) return
    remove(doc, path)
    write(doc, String(operand).split('.'), value)
    return
  }
  for (const place of concretePaths(doc, path, positions)) {
    const where = { path: place.join('.'), inserting }
    const value = operators[operator]?.(read(doc, place), operand, where)
    if (value === removed) remove(doc, place)
    else if (value !== unchanged) write(doc, place, value)
  }
}

/** `arrayFilters: [{ 'x.grade': 'good' }]`: for each identifier a test of one element. */
function arrayFilters(filters: unknown, update: Doc): Positions['filters'] {
  const tests = new Map<string, (element: unknown) => boolean>()
  if (filters === undefined) return tests
  if (!Array.isArray(filters)) throw new CommandError(14, 'arrayFilters must be an array')
  const paths = Object.values(update).flatMap((changes) => (isDoc(changes) ? Object.keys(changes) : []))
  for (const filter of filters) {
    const fields = isDoc(filter) ? Object.keys(filter) : []
    const name = fields[0]?.split('.')[0]
    if (
      !isDoc(filter) ||
      !name ||
      name.startsWith('$') ||
      fields.some((field) => field.split('.')[0] !== name)
    ) {
      throw refuse.value('an array filter that does not test one identifier')
    }
    if (tests.has(name))
      throw new CommandError(9, `Found multiple array filters with the same top-level field name ${name}`)
    if (!paths.some((path) => path.includes(`$[${name}]`))) {
      throw new CommandError(9, `The array filter for identifier '${name}' was not used in the update`)
    }
    const test = elementPredicate(renamed(filter, name))
    tests.set(name, test)
  }
  return tests
}

/** `{ 'x.a': 1, x: {…} }` as a test of the element that `x` stands for. */
function renamed(filter: Doc, name: string): Doc {
  const whole = filter[name]
  if (whole !== undefined) return isOperators(whole) ? whole : { $eq: whole }
  return Object.fromEntries(
    Object.entries(filter).map(([field, value]) => [field.slice(name.length + 1), value]),
  )
}

function replacement(update: Doc, { multi, arrayFilters: filters }: UpdateOptions): Updater {
  if (multi) throw new CommandError(9, 'multi update is not supported for replacement-style update')
  if (filters !== undefined) throw new CommandError(9, 'arrayFilters may not be specified for a replacement')
  const dollar = Object.keys(update).find((name) => name.startsWith('$'))
  if (dollar)
    throw new CommandError(52, `The dollar ($) prefixed field '${dollar}' is not allowed in a replacement.`)
  return (doc) => ({ ...(doc._id === undefined ? {} : { _id: doc._id }), ...parse(encode(update)) })
}

const updateStages = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'])

function pipelineUpdate(stages: unknown[], { arrayFilters: filters, variables }: UpdateOptions): Updater {
  if (filters !== undefined)
    throw new CommandError(9, 'arrayFilters may not be specified for a pipeline-style update')
  for (const stage of stages) {
    const name = isDoc(stage) ? Object.keys(stage)[0] : undefined
    if (!name || !updateStages.has(name)) {
      throw new CommandError(72, `${name} is not allowed to be used within an update`)
    }
  }
  const run = compilePipeline(stages as Doc[], { variables })
  return (doc) => {
    const [result] = run([doc])
    return { _id: doc._id, ...(result as Doc) }
  }
}

/** No update may change or take away `_id`; setting it to what it was is fine. */
function keepingId(updater: Updater): Updater {
  return (doc, options) => {
    const id = doc._id
    const result = updater(doc, options)
    if (id !== undefined && !(result._id !== undefined && same(id, result._id))) {
      const message = "Performing an update on the path '_id' would modify the immutable field '_id'"
      throw new CommandError(66, message)
    }
    return result
  }
}
