import { same } from '../bson/order.ts'
import { type Doc, isDoc, isRegex } from '../bson/values.ts'
import type { Index } from '../storage/index-definition.ts'
import { type Asked, isIndexable } from './bounds.ts'
import { isOperators } from './conditions.ts'
import { compileFilter, filtersOf } from './matcher.ts'

/** One condition that every answer must meet: a field, an operator, an operand. */
export type Question = { field: string; operator: string; operand: unknown }

/** A filter taken apart: conditions on fields joined by "and", and whether anything else is in it. */
export type Questions = { list: Question[]; complete: boolean; either: Doc[] | undefined }

/** Takes a filter apart; `either` holds the branches of its first `$or`. */
export function questionsOf(
  filter: Doc,
  into: Questions = { list: [], complete: true, either: undefined },
): Questions {
  for (const [field, value] of Object.entries(filter)) {
    if (field === '$and') for (const part of filtersOf(field, value)) questionsOf(part, into)
    else if (field === '$comment') continue
    else if (field.startsWith('$')) {
      into.complete = false
      if (field === '$or') into.either ??= filtersOf(field, value)
    } else if (isOperators(value)) {
      for (const [operator, operand] of Object.entries(value)) into.list.push({ field, operator, operand })
    } else {
      into.list.push({ field, operator: isRegex(value) ? '$regex' : '$eq', operand: value })
    }
  }
  return into
}

/** The question in the form that an index answers, or undefined. */
export function askedOf(question: Question): Asked | undefined {
  const { operator, operand } = question
  return isIndexable(operator, operand) ? { operator, operand } : undefined
}

/**
 * Whether an index that leaves documents out (sparse or partial) still holds every answer, and if so which
 * questions its partial filter has answered already.
 */
export function coverage(index: Index, questions: Question[]): Set<Question> | undefined {
  const answered = new Set<Question>()
  if (index.sparse) {
    const asked = questions.some(
      (question) => index.pattern.names.includes(question.field) && askedOf(question),
    )
    if (!asked) return undefined
  }
  if (!index.partialFilter) return answered
  const conditions = questionsOf(index.partialFilter)
  if (!conditions.complete) return undefined
  for (const condition of conditions.list) {
    const equal = questions.find((question) => isEqual(question, condition))
    if (equal) answered.add(equal)
    else if (!questions.some((question) => implies(question, condition))) return undefined
  }
  return answered
}

function isEqual(a: Question, b: Question): boolean {
  return a.field === b.field && a.operator === b.operator && same(a.operand, b.operand)
}

/** A condition is implied when each value asked for meets it by itself. */
function implies(question: Question, condition: Question): boolean {
  if (question.field !== condition.field || question.field.includes('.')) return false
  const asked = askedOf(question)
  if (!asked) return false
  if (condition.operator === '$exists') return condition.operand === true
  if (asked.operator !== '$eq' && asked.operator !== '$in') return false
  const meets = compileFilter({ [condition.field]: { [condition.operator]: condition.operand } })
  const values = asked.operator === '$eq' ? [asked.operand] : (asked.operand as unknown[])
  return values.every((value) => !isDoc(value) && meets({ [condition.field]: value }, {}))
}
