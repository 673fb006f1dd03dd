import { evaluateCondition } from '../aggregate/expressions.ts'
import { anyAt, type Found, type ValueTest } from '../bson/paths.ts'
import { type Doc, isDoc, isRegex } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { conditionFor, isOperators, isTrue } from './conditions.ts'

/** Whether a document passes; `found.position` is where in an array it did. */
export type Predicate = (doc: Doc, found: Found) => boolean

/** Turns a filter into a predicate. Throws MongoDB's error for anything it doesn't know. */
export function compileFilter(filter: Doc, variables: Doc = {}): Predicate {
  const parts = Object.entries(filter)
    .map(([name, value]) => compilePart(name, value, variables))
    .filter((part) => part !== undefined)
  if (parts.length === 1) return parts[0] as Predicate
  return (doc, found) => parts.every((part) => part(doc, found))
}

function compilePart(name: string, value: unknown, variables: Doc): Predicate | undefined {
  if (!name.startsWith('$')) return compileField(name, value)
  switch (name) {
    case '$and':
      return all(branches(name, value, variables))
    case '$or':
      return any(branches(name, value, variables))
    case '$nor': {
      const some = any(branches(name, value, variables))
      return (doc) => !some(doc, {})
    }
    case '$expr':
      return evaluateCondition(value, variables)
    case '$comment':
    case '$text': // answered by the text index before a document comes here
      return undefined
    default:
      throw refuse.queryOperator(name)
  }
}

const all =
  (parts: Predicate[]): Predicate =>
  (doc, found) =>
    parts.every((part) => part(doc, found))
const any =
  (parts: Predicate[]): Predicate =>
  (doc, found) =>
    parts.some((part) => part(doc, found))

function branches(name: string, value: unknown, variables: Doc): Predicate[] {
  return filtersOf(name, value).map((branch) => compileFilter(branch, variables))
}

/** The filters inside `$and`, `$or` or `$nor`. */
export function filtersOf(name: string, value: unknown): Doc[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new CommandError(2, `${name} must be a nonempty array`)
  }
  for (const filter of value) {
    if (!isDoc(filter)) throw new CommandError(2, `${name} argument's entries must be objects`)
    if ('$text' in filter) throw refuse.value(`$text inside ${name}`)
  }
  return value
}

function compileField(name: string, value: unknown): Predicate {
  const path = name.split('.')
  if (!isOperators(value)) {
    const asked = conditionFor(isRegex(value) ? '$regex' : '$eq', value, {})
    return (doc, found) => anyAt(doc, path, asked, found)
  }
  const tests: Predicate[] = []
  for (const [operator, operand] of Object.entries(value)) {
    if (operator === '$options' && '$regex' in value) continue
    tests.push(compileOperator(path, operator, operand, value))
  }
  return tests.length === 1 ? (tests[0] as Predicate) : all(tests)
}

function compileOperator(path: string[], operator: string, operand: unknown, siblings: Doc): Predicate {
  const not = (inner: Predicate): Predicate => {
    return (doc) => !inner(doc, {})
  }
  const field = path.join('.')
  switch (operator) {
    case '$ne':
      if (isRegex(operand)) throw new CommandError(2, "Can't have regex as arg to $ne.")
      return not(compileOperator(path, '$eq', operand, siblings))
    case '$nin':
      return not(compileOperator(path, '$in', operand, siblings))
    case '$not':
      if (!isRegex(operand) && !isOperators(operand)) {
        throw new CommandError(2, '$not needs a regex or a document')
      }
      return not(compileField(field, operand))
    case '$all':
      return compileAll(field, operand)
    case '$elemMatch': {
      const asked = { test: elementTest(operand), intoArrays: false }
      return (doc, found) => anyAt(doc, path, asked, found)
    }
    case '$exists': {
      const exists: Predicate = (doc, found) => anyAt(doc, path, present, found)
      return isTrue(operand) ? exists : not(exists)
    }
    default: {
      const asked = conditionFor(operator, operand, siblings)
      return (doc, found) => anyAt(doc, path, asked, found)
    }
  }
}

function compileAll(field: string, operand: unknown): Predicate {
  if (!Array.isArray(operand)) throw new CommandError(2, '$all needs an array')
  if (operand.length === 0) return () => false
  return all(operand.map((item) => compileField(field, item)))
}

/** `$elemMatch`: an array with an element that passes the filter, or every operator. */
function elementTest(operand: unknown): ValueTest['test'] {
  if (!isDoc(operand)) throw new CommandError(2, '$elemMatch needs an Object')
  const onElements = elementPredicate(operand)
  return (value, found) => {
    const position = Array.isArray(value) ? value.findIndex(onElements) : -1
    if (position >= 0 && found) found.position = position
    return position >= 0
  }
}

/** A test of one array element: by operators on the element itself, or by a filter on its fields. */
export function elementPredicate(operand: Doc): (element: unknown) => boolean {
  if (isOperators(operand) && !Object.keys(operand).some((name) => logical.has(name))) {
    const predicate = compileField('element', operand)
    return (element) => predicate({ element }, {})
  }
  const predicate = compileFilter(operand)
  return (element) => isDoc(element) && predicate(element, {})
}

const present = { test: (value: unknown) => value !== undefined, intoArrays: false }
const logical = new Set(['$and', '$or', '$nor', '$expr'])
