import { compileExpression } from '../aggregate/expressions.ts'
import { type Doc, isDoc } from '../bson/values.ts'
import { isIndexable } from './bounds.ts'

/**
 * The filter with what its `$expr` says about equal fields said once more in words that an index understands:
 * `{ $expr: { $eq: ['$parent', '$$id'] } }` can only hold where `{ parent: <id> }` does. For planning only.
 */
export function withEqualities(filter: Doc, variables: Doc): Doc {
  const found = equalities(filter.$expr, variables)
  return found.length > 0 ? { $and: [filter, ...found] } : filter
}

function equalities(expression: unknown, variables: Doc): Doc[] {
  if (!isDoc(expression)) return []
  if (Array.isArray(expression.$and)) return expression.$and.flatMap((part) => equalities(part, variables))
  if (!Array.isArray(expression.$eq) || expression.$eq.length !== 2) return []
  const [a, b] = expression.$eq
  const [field, other] = isField(a) ? [a, b] : [b, a]
  if (!isField(field) || isField(other)) return []
  if (typeof other === 'string' ? !isVariable(other) && other.startsWith('$') : isDoc(other)) return []
  const value = compileExpression(other)({ root: {}, variables })
  return isIndexable('$eq', value) ? [{ [field.slice(1)]: { $eq: value } }] : []
}

const isField = (value: unknown): value is string => typeof value === 'string' && /^\$[^$]/.test(value)
const isVariable = (value: string): boolean =>
  value.startsWith('$$') && !/^\$\$(ROOT|CURRENT|REMOVE)\b/.test(value)
