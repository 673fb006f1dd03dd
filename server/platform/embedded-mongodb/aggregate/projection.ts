import { isNumber, toNumber, wholeNumber } from '../bson/numbers.ts'
import { setField } from '../bson/paths.ts'
import { type Doc, fieldOf, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { elementPredicate } from '../query/matcher.ts'
import { compileExpression, type Expression, type Scope } from './expressions.ts'

/** Chooses and computes the fields of a document; `score` is that of a text search. */
export type Projection = (doc: Doc, score?: number) => Doc

/** One level of a projection: for each field keep, drop, compute, or go a level down. */
type Choice =
  | { kind: 'keep' | 'drop' | 'score' }
  | { kind: 'compute'; value: Expression }
  | { kind: 'array'; from: (array: unknown[]) => unknown; including?: true }
  | { kind: 'inside'; fields: Map<string, Choice> }

/** Compiles the projection of a find or a `$project`. */
export function compileProjection(spec: Doc, variables: Doc = {}): Projection {
  const fields = new Map<string, Choice>()
  for (const [name, value] of Object.entries(spec))
    place(fields, name.split('.'), choiceFor(name, value), name)
  const including = isIncluding(fields)
  const id = fields.get('_id')
  if (including && !id) fields.set('_id', { kind: 'keep' })
  if (including === undefined && id?.kind === 'keep')
    return (doc) => project(doc, fields, true, { root: doc, variables }, 0)
  const include = including ?? false
  return (doc, score = 0) => project(doc, fields, include, { root: doc, variables }, score)
}

function choiceFor(name: string, value: unknown): Choice {
  if (name.split('.').includes('$')) throw refuse.value('the positional projection')
  if (isNumber(value) || typeof value === 'boolean') return { kind: isTrue(value) ? 'keep' : 'drop' }
  if (isDoc(value)) {
    if ('$meta' in value) {
      if (value.$meta === 'textScore') return { kind: 'score' }
      throw refuse.value(`the projection of ${String(value.$meta)}`)
    }
    if ('$elemMatch' in value) return firstMatch(value.$elemMatch)
    if ('$slice' in value && !(Array.isArray(value.$slice) && typeof value.$slice[0] === 'string')) {
      return sliced(value.$slice)
    }
    const names = Object.keys(value)
    if (names.length > 0 && !names[0]?.startsWith('$')) {
      const fields = new Map<string, Choice>()
      for (const [inner, each] of Object.entries(value))
        place(fields, inner.split('.'), choiceFor(inner, each), inner)
      return { kind: 'inside', fields }
    }
  }
  return { kind: 'compute', value: compileExpression(value) }
}

function firstMatch(operand: unknown): Choice {
  if (!isDoc(operand)) throw new CommandError(2, '$elemMatch needs an Object')
  const matches = elementPredicate(operand)
  return {
    kind: 'array',
    including: true,
    from: (array) => {
      const found = array.find(matches)
      return found === undefined ? undefined : [found]
    },
  }
}

function sliced(operand: unknown): Choice {
  if (Array.isArray(operand)) {
    const [skip, count] = operand.map((part) => wholeNumber(part, '$slice')) as [number, number]
    const start = (length: number) => (skip < 0 ? Math.max(0, length + skip) : skip)
    return { kind: 'array', from: (array) => array.slice(start(array.length), start(array.length) + count) }
  }
  const count = isNumber(operand) ? toNumber(operand) : Number.NaN
  if (!Number.isInteger(count)) throw new CommandError(28667, '$slice needs whole numbers')
  return { kind: 'array', from: (array) => (count < 0 ? array.slice(count) : array.slice(0, count)) }
}

function place(fields: Map<string, Choice>, path: string[], choice: Choice, name: string): void {
  const [head = '', ...rest] = path
  const existing = fields.get(head)
  if (rest.length === 0) {
    if (existing) throw new CommandError(31249, `Path collision at ${name}`)
    fields.set(head, choice)
    return
  }
  const inner = existing ?? { kind: 'inside', fields: new Map<string, Choice>() }
  if (inner.kind !== 'inside') throw new CommandError(31249, `Path collision at ${name}`)
  fields.set(head, inner)
  place(inner.fields, rest, choice, name)
}

/** Including, excluding, or neither said (`_id` and array operators alone don't say). */
function isIncluding(fields: Map<string, Choice>, top = true): boolean | undefined {
  let including: boolean | undefined
  for (const [name, choice] of fields) {
    if (top && name === '_id') continue
    const said = choice.kind === 'inside' ? isIncluding(choice.fields, false) : saying(choice)
    if (said === undefined) continue
    if (including !== undefined && including !== said) {
      throw new CommandError(
        said ? 31253 : 31254,
        `Cannot do ${said ? 'inclusion' : 'exclusion'} on field ${name} in the other kind of projection`,
      )
    }
    including = said
  }
  return including
}

function saying(choice: Choice): boolean | undefined {
  if (choice.kind === 'keep' || choice.kind === 'compute') return true
  if (choice.kind === 'array') return choice.including
  return choice.kind === 'drop' ? false : undefined
}

function project(
  doc: Doc,
  fields: Map<string, Choice>,
  including: boolean,
  scope: Scope,
  score: number,
): Doc {
  const result: Doc = {}
  for (const name of Object.keys(doc)) {
    const choice = fields.get(name)
    if (choice ? choice.kind === 'drop' || choice.kind === 'compute' : including) continue
    const value = choice ? chosen(fieldOf(doc, name), choice, including, scope, score) : fieldOf(doc, name)
    if (value !== undefined) setField(result, name, value)
  }
  for (const [name, choice] of fields) {
    const made = computed(choice, fieldOf(doc, name), scope, score)
    if (made !== undefined) setField(result, name, made)
  }
  return result
}

/** What is computed rather than copied; also inside a document that doesn't exist yet. */
function computed(choice: Choice, value: unknown, scope: Scope, score: number): unknown {
  if (choice.kind === 'compute') return choice.value(scope)
  if (choice.kind === 'score') return score
  if (choice.kind !== 'inside' || value !== undefined || ![...choice.fields.values()].some(computes))
    return undefined
  return project({}, choice.fields, true, scope, score)
}

function computes(choice: Choice): boolean {
  return choice.kind === 'compute' || (choice.kind === 'inside' && [...choice.fields.values()].some(computes))
}

function chosen(value: unknown, choice: Choice, including: boolean, scope: Scope, score: number): unknown {
  if (choice.kind === 'array') {
    if (Array.isArray(value)) return choice.from(value)
    return choice.including ? undefined : value
  }
  if (choice.kind !== 'inside') return choice.kind === 'score' ? undefined : value
  if (Array.isArray(value)) {
    const inside = value.map((element) => chosen(element, choice, including, scope, score))
    return inside.filter((element) => element !== undefined)
  }
  if (isDoc(value)) return project(value, choice.fields, including, scope, score)
  return including ? undefined : value
}

/** `$addFields`: sets computed values, going through arrays of documents. */
export function addFields(spec: Doc): (scope: Scope) => Doc {
  const fields = Object.entries(spec).map(([name, value]) => ({
    path: name.split('.'),
    value: compileExpression(value),
  }))
  return (scope) => {
    let result: unknown = scope.root
    for (const { path, value } of fields) result = withValue(result, path, value(scope))
    return result as Doc
  }
}

function withValue(target: unknown, path: string[], value: unknown): unknown {
  if (path.length === 0) return value
  if (Array.isArray(target)) return target.map((element) => withValue(element, path, value))
  const [name = '', ...rest] = path
  const copy: Doc = isDoc(target) ? { ...target } : {}
  const made = withValue(fieldOf(copy, name), rest, value)
  if (made === undefined) delete copy[name]
  else setField(copy, name, made)
  return copy
}
