import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as operators from 'mingo/operators/expression/date'
import { fromNumber, isNumber, toNumber } from '../bson/numbers.ts'
import { isDoc } from '../bson/values.ts'
import type { ValueFunction } from './functions.ts'

/** Dates are mingo's: values are evaluated here first, so that it sees dates, texts and plain numbers only. */
const served = [
  '$year',
  '$month',
  '$week',
  '$dayOfYear',
  '$dayOfMonth',
  '$dayOfWeek',
  '$hour',
  '$minute',
  '$second',
  '$millisecond',
  '$dateToString',
  '$dateTrunc',
  '$dateAdd',
  '$dateSubtract',
  '$dateDiff',
] as const

const options = {
  context: Context.init({ expression: operators }),
  idKey: '_id',
  scriptEnabled: false,
  useStrictMode: true,
  failOnError: true,
  processingMode: ProcessingMode.CLONE_OFF,
}

const plain = (value: unknown): unknown => (isNumber(value) ? toNumber(value) : value)

function byMingo(name: (typeof served)[number]): ValueFunction {
  return ([value]) => {
    const inputs = isDoc(value)
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
      : { value }
    if (Object.values(inputs).some((input) => input === null || input === undefined)) return null
    const names = Object.fromEntries(Object.keys(inputs).map((key) => [key, `$${key}`]))
    const result: unknown = evalExpr(inputs, { [name]: isDoc(value) ? names : '$value' }, options)
    return typeof result === 'number' ? fromNumber(result) : result
  }
}

/** Expressions on dates. */
export const dateFunctions: Record<string, ValueFunction> = Object.fromEntries(
  served.map((name) => [name, byMingo(name)]),
)
