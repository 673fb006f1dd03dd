import type { BSONRegExp } from 'bson'
import { isNumber, toNumber } from '../bson/numbers.ts'
import { compare, same } from '../bson/order.ts'
import type { ValueTest } from '../bson/paths.ts'
import { bsonType, isDoc, isRegex, Kind, kindOf, typeOf } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'

/** True for `{ $gt: 1 }`: a document whose first field is an operator (and not a DBRef's `$ref`). */
export function isOperators(value: unknown): value is { [operator: string]: unknown } {
  if (!isDoc(value)) return false
  const first = Object.keys(value)[0]
  return first?.startsWith('$') === true
}

const overValues = (test: (value: unknown) => boolean): ValueTest => ({ test, intoArrays: true })
const overWhole = (test: (value: unknown) => boolean): ValueTest => ({ test, intoArrays: false })

/** The test for one operator and its operand. */
export function conditionFor(
  operator: string,
  operand: unknown,
  siblings: Record<string, unknown>,
): ValueTest {
  switch (operator) {
    case '$eq':
      return overValues(equals(operand))
    case '$in':
      return overValues(oneOf(operand))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return overValues(compared(operator, operand))
    case '$type':
      return overValues(hasType(operand))
    case '$size': {
      const size = isNumber(operand) ? toNumber(operand) : Number.NaN
      if (!Number.isInteger(size) || size < 0) throw new CommandError(2, '$size must be a whole number')
      return overWhole((value) => Array.isArray(value) && value.length === size)
    }
    case '$mod':
      return overValues(remainder(operand))
    case '$regex':
      return overValues(matches(operand, siblings.$options))
    default:
      throw refuse.queryOperator(operator)
  }
}

/** Truth as MongoDB has it: everything but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (isNumber(value)) return toNumber(value) !== 0
  return value !== undefined && value !== null && value !== false
}

function equals(operand: unknown): (value: unknown) => boolean {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined
  if (typeof operand === 'string') return (value) => value === operand
  compare(operand, operand) // refuses what can't be compared before any document is looked at
  return (value) => value !== undefined && same(value, operand)
}

function oneOf(operand: unknown): (value: unknown) => boolean {
  if (!Array.isArray(operand)) throw new CommandError(2, '$in needs an array')
  for (const item of operand) {
    if (isOperators(item)) throw new CommandError(2, 'cannot nest $ under $in')
  }
  const texts = new Set(operand.filter((item) => typeof item === 'string'))
  const others = operand
    .filter((item) => typeof item !== 'string')
    .map((item) => (isRegex(item) ? matches(item, undefined) : equals(item)))
  return (value) =>
    typeof value === 'string' && texts.has(value) ? true : others.some((test) => test(value))
}

/** Comparisons stay within the operand's kind, except with MinKey and MaxKey. */
function compared(operator: string, operand: unknown): (value: unknown) => boolean {
  if (isRegex(operand))
    throw new CommandError(2, `Can't have RegEx as arg to predicate over field with ${operator}.`)
  compare(operand, operand) // refuses what can't be compared before any document is looked at
  const orEqual = operator.endsWith('e')
  const kind = kindOf(operand)
  if (kind === Kind.null) return orEqual ? (value) => value === null || value === undefined : () => false
  if (isNumber(operand) && Number.isNaN(toNumber(operand))) {
    return orEqual ? (value) => isNumber(value) && Number.isNaN(toNumber(value)) : () => false
  }
  const everyKind = kind === Kind.minKey || kind === Kind.maxKey
  const sign = operator.startsWith('$g') ? 1 : -1
  return (value) => {
    if (value === undefined) return false
    if (!everyKind && kindOf(value) !== kind) return false
    if (kind === Kind.number && Number.isNaN(toNumber(value as number))) return false
    const order = compare(value, operand) * sign
    return orEqual ? order >= 0 : order > 0
  }
}

function hasType(operand: unknown): (value: unknown) => boolean {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((type) =>
    isNumber(type) ? toNumber(type) : String(type),
  )
  return (value) => {
    if (value === undefined) return false
    const { code, alias } = typeOf(value)
    return wanted.some((type) => type === code || type === alias || (type === 'number' && isNumber(value)))
  }
}

function remainder(operand: unknown): (value: unknown) => boolean {
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(isNumber)) {
    throw new CommandError(2, 'malformed mod, it needs [divisor, remainder]')
  }
  const [divisor, rest] = operand.map((part) => Math.trunc(toNumber(part))) as [number, number]
  if (divisor === 0) throw new CommandError(2, 'divisor cannot be 0')
  return (value) => isNumber(value) && Math.trunc(toNumber(value)) % divisor === rest
}

function matches(operand: unknown, options: unknown): (value: unknown) => boolean {
  const pattern = isRegex(operand) ? operand.pattern : operand
  if (typeof pattern !== 'string') throw new CommandError(2, '$regex has to be a string')
  const flags = typeof options === 'string' ? options : isRegex(operand) ? operand.options : ''
  const expression = toRegExp(pattern, flags)
  return (value) => {
    if (typeof value === 'string') return expression.test(value)
    if (bsonType(value) !== 'BSONRegExp') return false
    return (value as BSONRegExp).pattern === pattern && (value as BSONRegExp).options === flags
  }
}

/** MongoDB's regular expressions are PCRE's; what JavaScript's read otherwise (x, lookahead flags …) is refused. */
export function toRegExp(pattern: string, flags: string): RegExp {
  if (/[^imsu]/.test(flags)) throw refuse.value(`the regular expression option in '${flags}'`)
  if (/\(\?[a-zA-Z-]+[:)]|\(\?>|\\[AzZGQKhRX]|\[\[:|[+*?}]\+/.test(pattern)) {
    throw refuse.value(`the regular expression '${pattern}' (it uses what only PCRE has)`)
  }
  try {
    return new RegExp(pattern, flags.includes('u') ? flags : `${flags}u`)
  } catch {
    return withoutUnicode(pattern, flags)
  }
}

/** Escapes such as `\-` or `\@` are errors in JavaScript's unicode mode and fine in PCRE. */
function withoutUnicode(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags.replace('u', ''))
  } catch (error) {
    throw new CommandError(51091, `Regular expression is invalid: ${(error as Error).message}`)
  }
}
