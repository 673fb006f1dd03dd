import { Int32 } from 'bson'
import { isNumber, toExact, toNumber } from '../bson/numbers.ts'
import { isDoc, isRegex } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { toRegExp } from '../query/conditions.ts'
import type { ValueFunction } from './functions.ts'

/** A text argument: nothing counts as the empty text; numbers and dates have theirs. */
function text(value: unknown, name: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (isNumber(value)) return String(toExact(value))
  if (value instanceof Date) return value.toISOString()
  throw new CommandError(14, `${name} requires a string argument`)
}

const isNothing = (value: unknown): boolean => value === null || value === undefined

/** Expressions on text; lengths and positions are in Unicode code points. */
export const textFunctions: Record<string, ValueFunction> = {
  $concat: (values) => {
    if (values.some(isNothing)) return null
    if (values.every((value) => typeof value === 'string')) return values.join('')
    throw new CommandError(16702, '$concat only supports strings')
  },
  $toLower: ([value]) => text(value, '$toLower').replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  $toUpper: ([value]) => text(value, '$toUpper').replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  $strLenCP: ([value]) => new Int32([...text(value, '$strLenCP')].length),
  $substrCP: ([value, from, count]) => {
    const start = isNumber(from) ? toNumber(from) : 0
    const length = isNumber(count) ? toNumber(count) : 0
    return [...text(value, '$substrCP')].slice(start, start + length).join('')
  },
  $split: ([value, separator]) =>
    isNothing(value) ? null : text(value, '$split').split(text(separator, '$split')),
  $trim: ([options]) => {
    if (!isDoc(options) || 'chars' in options) throw new CommandError(50699, '$trim takes { input } only')
    return isNothing(options.input) ? null : text(options.input, '$trim').trim()
  },
  $regexMatch: ([options]) => {
    if (!isDoc(options)) throw new CommandError(51103, '$regexMatch needs an object')
    if (isNothing(options.input)) return false
    const { regex } = options
    const flags = typeof options.options === 'string' ? options.options : isRegex(regex) ? regex.options : ''
    return toRegExp(isRegex(regex) ? regex.pattern : String(regex), flags).test(
      text(options.input, '$regexMatch'),
    )
  },
}
