import { Int32 } from 'bson'
import { compare, keyOf } from '../bson/order.ts'
import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { compileExpression, type Scope } from './expressions.ts'
import type { Stage } from './pipeline.ts'
import { average, sum } from './sums.ts'

/** Makes one value of what its expression gave for every document of a group (undefined: missing). */
type Accumulator = (values: unknown[]) => unknown

const present = (values: unknown[]): unknown[] => values.filter((value) => value !== undefined)
const something = (values: unknown[]): unknown[] => present(values).filter((value) => value !== null)

const extreme =
  (sign: number): Accumulator =>
  (values) => {
    const some = something(values)
    return some.length === 0
      ? null
      : some.reduce((best, each) => (compare(each, best) * sign > 0 ? each : best))
  }

const accumulators: Record<string, Accumulator> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => {
    const distinct = new Map<string, unknown>()
    for (const value of present(values)) distinct.set(keyOf([value]).toString('latin1'), value)
    return [...distinct.values()]
  },
  $count: (values) => new Int32(values.length),
  $mergeObjects: (values) => Object.assign({}, ...values.filter(isDoc)),
}

/** `$group`: documents whose `_id` expression is the same value become one. */
export function compileGroup(spec: Doc, { variables }: { variables: Doc }): Stage {
  if (!('_id' in spec)) throw new CommandError(15955, 'a group specification must include an _id')
  const id = compileExpression(spec._id)
  const fields = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, given]) => compileField(name, given))
  return (docs) => {
    const groups = new Map<string, { id: unknown; scopes: Scope[] }>()
    for (const root of docs) {
      const scope = { root, variables }
      const value = id(scope) ?? null
      const key = keyOf([value]).toString('latin1')
      const group = groups.get(key)
      if (group) group.scopes.push(scope)
      else groups.set(key, { id: value, scopes: [scope] })
    }
    return [...groups.values()].map((group) => {
      const result: Doc = { _id: group.id }
      for (const { name, accumulate, value } of fields) result[name] = accumulate(group.scopes.map(value))
      return result
    })
  }
}

function compileField(name: string, given: unknown) {
  const [operator = '', ...others] = isDoc(given) ? Object.keys(given) : []
  if (others.length > 0 || !operator.startsWith('$') || name.includes('.')) {
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
  }
  const accumulate = accumulators[operator]
  if (!accumulate) throw refuse.accumulator(operator)
  return { name, accumulate, value: compileExpression((given as Doc)[operator]) }
}
