import { wholeNumber } from '../bson/numbers.ts'
import { same } from '../bson/order.ts'
import { type Doc, isDoc, isRegex } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { conditionFor, isOperators } from '../query/conditions.ts'
import { elementPredicate } from '../query/matcher.ts'
import { sortKey, sortOf } from '../query/sorting.ts'
import { type Operator, unchanged } from './operator.ts'

function expectArray(value: unknown, name: string, path: string): unknown[] {
  if (Array.isArray(value)) return value
  throw new CommandError(2, `The field '${path}' must be an array for ${name}`)
}

/** `$push`, with `$each`, `$position`, `$slice` and `$sort`. */
export const push: Operator = (value, operand, { path }) => {
  const array = value === undefined ? [] : [...expectArray(value, '$push', path)]
  if (!isDoc(operand) || !('$each' in operand)) return [...array, operand]
  for (const name of Object.keys(operand)) {
    if (!['$each', '$position', '$slice', '$sort'].includes(name)) {
      throw new CommandError(2, `Unrecognized clause in $push: ${name}`)
    }
  }
  const added = expectArray(operand.$each, '$each', path)
  const position =
    operand.$position === undefined ? array.length : wholeNumber(operand.$position, '$position')
  array.splice(position, 0, ...added)
  const sorted = operand.$sort === undefined ? array : sortedElements(array, operand.$sort)
  if (operand.$slice === undefined) return sorted
  const size = wholeNumber(operand.$slice, '$slice')
  return size < 0 ? sorted.slice(size) : sorted.slice(0, size)
}

function sortedElements(array: unknown[], spec: unknown): unknown[] {
  const byField = isDoc(spec)
  const sort = sortOf(byField ? spec : { element: spec })
  if (!sort) return array
  return array
    .map((element) => ({ element, key: sortKey(byField ? asDoc(element) : { element }, sort, 0) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ element }) => element)
}

const asDoc = (value: unknown): Doc => (isDoc(value) ? value : {})

/** `$addToSet`, with `$each`. */
export const addToSet: Operator = (value, operand, { path }) => {
  const array = value === undefined ? [] : expectArray(value, '$addToSet', path)
  const offered = isDoc(operand) && '$each' in operand ? expectArray(operand.$each, '$each', path) : [operand]
  const result = [...array]
  for (const item of offered) if (!result.some((each) => same(each, item))) result.push(item)
  return value !== undefined && result.length === array.length ? unchanged : result
}

export function pop(value: unknown, end: 1 | -1, path: string): unknown {
  if (value === undefined) return unchanged
  const array = expectArray(value, '$pop', path)
  return end === 1 ? array.slice(0, -1) : array.slice(1)
}

/** `$pull`: by value, by operators on the element, or by a filter on its fields. */
export const pull: Operator = (value, operand, { path }) => {
  if (value === undefined) return unchanged
  const matches = pullTest(operand)
  return expectArray(value, '$pull', path).filter((element) => !matches(element))
}

function pullTest(operand: unknown): (element: unknown) => boolean {
  if (isRegex(operand)) return conditionFor('$regex', operand, {}).test
  if (!isDoc(operand)) return (element) => same(element, operand)
  const test = elementPredicate(operand)
  return isOperators(operand) ? test : (element) => isDoc(element) && test(element)
}

export const pullAll: Operator = (value, operand, { path }) => {
  if (value === undefined) return unchanged
  const unwanted = expectArray(operand, '$pullAll', path)
  return expectArray(value, '$pullAll', path).filter(
    (element) => !unwanted.some((each) => same(each, element)),
  )
}
