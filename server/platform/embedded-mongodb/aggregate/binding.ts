import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import type { Expression } from './expressions.ts'

type Compile = (spec: unknown) => Expression

function part(operand: unknown, operator: string, name: string): unknown {
  if (!isDoc(operand) || !(name in operand))
    throw new CommandError(16882, `Missing '${name}' parameter to ${operator}`)
  return operand[name]
}

function list(operand: unknown, operator: string, count?: number): unknown[] {
  if (!Array.isArray(operand)) throw new CommandError(16020, `${operator} needs an array of arguments`)
  if (count !== undefined && operand.length !== count) {
    throw new CommandError(16020, `Expression ${operator} takes exactly ${count} arguments`)
  }
  return operand
}

function onArray(value: unknown, operator: string): unknown[] | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value
  throw new CommandError(28651, `input to ${operator} must be an array`)
}

function named(operand: unknown): string {
  return isDoc(operand) && typeof operand.as === 'string' ? operand.as : 'this'
}

/** Operators that decide which of their parts to evaluate, or give names to values. */
export const binding: Record<string, (operand: unknown, compile: Compile) => Expression> = {
  $and: (operand, compile) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map(compile)
    return (scope) => parts.every((each) => isTrue(each(scope)))
  },
  $or: (operand, compile) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map(compile)
    return (scope) => parts.some((each) => isTrue(each(scope)))
  },
  $cond: (operand, compile) => {
    const parts = Array.isArray(operand)
      ? list(operand, '$cond', 3)
      : ['if', 'then', 'else'].map((name) => part(operand, '$cond', name))
    const [test, yes, no] = parts.map(compile) as [Expression, Expression, Expression]
    return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
  },
  $ifNull: (operand, compile) => {
    const parts = list(operand, '$ifNull').map(compile)
    return (scope) => {
      let value: unknown
      for (const each of parts) {
        value = each(scope)
        if (value !== null && value !== undefined) break
      }
      return value
    }
  },
  $switch: (operand, compile) => {
    const branches = list(part(operand, '$switch', 'branches'), '$switch').map((branch) => ({
      test: compile(part(branch, '$switch', 'case')),
      value: compile(part(branch, '$switch', 'then')),
    }))
    const otherwise = (operand as Doc).default
    const fallback = otherwise === undefined ? undefined : compile(otherwise)
    return (scope) => {
      const chosen = branches.find((branch) => isTrue(branch.test(scope)))?.value ?? fallback
      if (!chosen)
        throw new CommandError(40066, '$switch could not find a matching branch and has no default')
      return chosen(scope)
    }
  },
  $let: (operand, compile) => {
    const vars = part(operand, '$let', 'vars')
    const given = Object.entries(isDoc(vars) ? vars : {}).map(([name, spec]) => ({
      name,
      value: compile(spec),
    }))
    const inside = compile(part(operand, '$let', 'in'))
    return (scope) => {
      const values = Object.fromEntries(given.map(({ name, value }) => [name, value(scope)]))
      return inside({ ...scope, variables: { ...scope.variables, ...values } })
    }
  },
  $map: (operand, compile) => {
    const input = compile(part(operand, '$map', 'input'))
    const each = compile(part(operand, '$map', 'in'))
    const name = named(operand)
    return (scope) =>
      onArray(input(scope), '$map')?.map(
        (element) => each({ ...scope, variables: { ...scope.variables, [name]: element } }) ?? null,
      ) ?? null
  },
  $filter: (operand, compile) => {
    const input = compile(part(operand, '$filter', 'input'))
    const keep = compile(part(operand, '$filter', 'cond'))
    const name = named(operand)
    if ('limit' in (operand as Doc)) throw new CommandError(28647, 'Unrecognized parameter to $filter: limit')
    return (scope) =>
      onArray(input(scope), '$filter')?.filter((element) =>
        isTrue(keep({ ...scope, variables: { ...scope.variables, [name]: element } })),
      ) ?? null
  },
  $reduce: (operand, compile) => {
    const input = compile(part(operand, '$reduce', 'input'))
    const start = compile(part(operand, '$reduce', 'initialValue'))
    const inside = compile(part(operand, '$reduce', 'in'))
    return (scope) => {
      const step = (value: unknown, element: unknown) =>
        inside({ ...scope, variables: { ...scope.variables, value, this: element } })
      return onArray(input(scope), '$reduce')?.reduce(step, start(scope)) ?? null
    }
  },
}
