import { setField } from '../bson/paths.ts'
import { type Doc, fieldOf, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { binding } from './binding.ts'
import { functions } from './functions.ts'

/** What an expression sees: the document, and what `$$name` stands for. */
export type Scope = { root: Doc; variables: Doc }
/** A compiled expression; undefined is MongoDB's "missing". */
export type Expression = (scope: Scope) => unknown

/** Leaves a field out: what `$$REMOVE` stands for. */
const missing: Expression = () => undefined

/** Compiles an aggregation expression. Throws MongoDB's error for an operator that isn't served. */
export function compileExpression(spec: unknown): Expression {
  if (typeof spec === 'string') return spec.startsWith('$') ? compilePath(spec) : () => spec
  if (Array.isArray(spec)) {
    const items = spec.map(compileExpression)
    return (scope) => items.map((item) => item(scope) ?? null)
  }
  if (!isDoc(spec)) return () => spec
  const names = Object.keys(spec)
  if (names[0]?.startsWith('$')) {
    if (names.length > 1) {
      throw new CommandError(
        15983,
        'an expression specification must contain exactly one field, the operator',
      )
    }
    return compileOperator(names[0], spec[names[0]])
  }
  return compileObject(spec)
}

function compileObject(spec: Doc): Expression {
  const fields = Object.entries(spec).map(([name, value]) => ({ name, value: compileExpression(value) }))
  return (scope) => {
    const result: Doc = {}
    for (const { name, value } of fields) {
      const made = value(scope)
      if (made !== undefined) setField(result, name, made)
    }
    return result
  }
}

function compilePath(spec: string): Expression {
  if (!spec.startsWith('$$')) {
    const path = spec.slice(1).split('.')
    return ({ root }) => through(root, path)
  }
  const [name = '', ...path] = spec.slice(2).split('.')
  if (name === 'REMOVE') return missing
  if (name === 'ROOT' || name === 'CURRENT') return ({ root }) => through(root, path)
  return ({ variables }) => {
    if (!Object.hasOwn(variables, name)) throw new CommandError(17276, `Use of undefined variable: ${name}`)
    return through(variables[name], path)
  }
}

/** Follows a path; an array on the way gives the array of what its documents have there. */
function through(value: unknown, path: readonly string[], from = 0): unknown {
  if (from === path.length) return value
  if (Array.isArray(value)) {
    return value
      .filter((element) => isDoc(element) || Array.isArray(element))
      .map((element) => through(element, path, from))
      .filter((found) => found !== undefined)
  }
  return isDoc(value) ? through(fieldOf(value, path[from] as string), path, from + 1) : undefined
}

function compileOperator(name: string, operand: unknown): Expression {
  if (name === '$literal') return () => operand
  const special = binding[name]
  if (special) return special(operand, compileExpression)
  const apply = functions[name]
  if (!apply) throw refuse.expression(name)
  if (isDoc(operand) && !Object.keys(operand)[0]?.startsWith('$')) {
    const named = compileExpression(operand)
    return (scope) => apply([named(scope)])
  }
  const operands = (Array.isArray(operand) ? operand : [operand]).map(compileExpression)
  return (scope) => apply(operands.map((each) => each(scope)))
}

/** A `$expr` filter. */
export function evaluateCondition(spec: unknown, variables: Doc): (doc: Doc) => boolean {
  const expression = compileExpression(spec)
  return (root) => isTrue(expression({ root, variables: { NOW: new Date(), ...variables } }))
}
