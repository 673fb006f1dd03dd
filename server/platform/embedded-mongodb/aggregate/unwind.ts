import { Long } from 'bson'
import { valueAt } from '../bson/paths.ts'
import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import type { Stage } from './pipeline.ts'

/** `$unwind`: one document for each element of an array. */
export function compileUnwind(operand: unknown): Stage {
  const options: Doc = isDoc(operand) ? operand : { path: operand }
  for (const name of Object.keys(options)) {
    if (!['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(name)) {
      throw refuse.option('$unwind', name)
    }
  }
  const { path, preserveNullAndEmptyArrays, includeArrayIndex } = options
  if (typeof path !== 'string' || !path.startsWith('$')) {
    throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'")
  }
  const parts = path.slice(1).split('.')
  const indexField = typeof includeArrayIndex === 'string' ? includeArrayIndex.split('.') : undefined
  const keepEmpty = preserveNullAndEmptyArrays === true
  const withIndex = (doc: Doc, position: number | null): Doc =>
    indexField ? replaced(doc, indexField, position === null ? null : Long.fromNumber(position)) : doc
  return (docs) =>
    docs.flatMap((doc) => {
      const value = valueAt(doc, parts)
      if (Array.isArray(value) && value.length > 0) {
        return value.map((element, i) => withIndex(replaced(doc, parts, element), i))
      }
      if (Array.isArray(value)) return keepEmpty ? [withIndex(replaced(doc, parts, undefined), null)] : []
      if (value === null || value === undefined) return keepEmpty ? [withIndex(doc, null)] : []
      return [withIndex(doc, null)]
    })
}

/** A copy of the document with another value at a path; undefined takes the field away. */
export function replaced(doc: Doc, path: readonly string[], value: unknown): Doc {
  const [name = '', ...rest] = path
  const copy = { ...doc }
  if (rest.length === 0) {
    if (value === undefined) delete copy[name]
    else copy[name] = value
    return copy
  }
  const inner = copy[name]
  copy[name] = replaced(isDoc(inner) ? inner : {}, rest, value)
  return copy
}
