import { Double, Int32 } from 'bson'
import { add, isNumber, type Num, toNumber } from '../bson/numbers.ts'

/** The total of the numbers among the values; anything else counts nothing. */
export function sum(values: unknown[]): Num {
  return values.filter(isNumber).reduce(add, new Int32(0))
}

/** The mean of the numbers among the values; null when there are none. */
export function average(values: unknown[]): Num | null {
  const all = values.filter(isNumber)
  return all.length === 0 ? null : new Double(toNumber(sum(all)) / all.length)
}
