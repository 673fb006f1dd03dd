import { after } from '../bson/order.ts'
import type { Doc } from '../bson/values.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Index } from '../storage/index-definition.ts'
import { descending, everything, extend, intersect, type Range, rangesFor } from './bounds.ts'
import { askedOf, coverage, type Question, type Questions, questionsOf } from './questions.ts'
import type { SortField } from './sorting.ts'

/** Reading an index: the stretches to read, in which direction, and what that already settles. */
export type IndexPlan = {
  kind: 'index'
  index: Index
  ranges: Range[]
  reverse: boolean
  /** The stretches hold exactly the answers: no document needs to be looked at. */
  exact: boolean
  /** The answers come in the order asked for. */
  sorted: boolean
  /** A document may come more than once (an array under the index). */
  repeats: boolean
}
export type Plan =
  | IndexPlan
  | { kind: 'either'; plans: IndexPlan[]; exact: false; sorted: false }
  | { kind: 'all'; reverse: boolean; exact: boolean; sorted: boolean }

/** How to read a collection: all of it, or the hinted index only. */
export type Hint = Index | 'natural' | undefined

/** Chooses the index that answers most of the filter, then of the sort; else every document is looked at. */
export function planFor(
  collection: Collection,
  filter: Doc,
  sort: SortField[] | undefined,
  hint?: Hint,
): Plan {
  const questions = questionsOf(filter)
  const natural = sort?.length === 1 && sort[0]?.name === '$natural'
  if (natural || hint === 'natural') {
    const reverse = natural && sort[0]?.direction === -1
    return { kind: 'all', reverse, exact: isEmpty(questions), sorted: natural || !sort }
  }
  const candidates = hint ? [hint] : collection.indexes.filter((index) => !index.text)
  let best: { plan: IndexPlan; score: number } | undefined
  for (const index of candidates) {
    const found = planIndex(index, questions, sort, hint !== undefined)
    if (found && (!best || found.score > best.score)) best = found
  }
  if (best) return best.plan
  if (questions.either) {
    const plans = questions.either.map((branch) => planFor(collection, branch, undefined))
    if (plans.every((plan) => plan.kind === 'index'))
      return { kind: 'either', plans, exact: false, sorted: false }
  }
  return { kind: 'all', reverse: false, exact: isEmpty(questions), sorted: !sort }
}

function isEmpty(questions: Questions): boolean {
  return questions.complete && questions.list.length === 0
}

const mostRanges = 10_000

/** What an index can do for the questions; undefined when it holds too little or is of no use. */
function planIndex(
  index: Index,
  questions: Questions,
  sort: SortField[] | undefined,
  hinted: boolean,
): { plan: IndexPlan; score: number } | undefined {
  const covered = coverage(index, questions.list)
  if (!covered) return undefined
  const answered = new Set(covered)
  const { names, directions } = index.pattern
  let prefixes: Range[] = [everything]
  let ranges: Range[] | undefined
  let points = 0
  let arraysUsed = 0
  const fixed = new Set<string>()
  for (let i = 0; i < names.length && !ranges; i++) {
    const isArray = (index.multikey & (1 << i)) !== 0
    const step = isArray && arraysUsed > 0 ? undefined : narrow(names[i] as string, questions.list, isArray)
    if (!step || prefixes.length * step.ranges.length > mostRanges) break
    arraysUsed += isArray ? 1 : 0
    for (const question of step.answered) answered.add(question)
    const inOrder = directions[i] === -1 ? descending(step.ranges) : step.ranges
    const next = extend(prefixes, inOrder)
    if (step.ranges.every((range) => range.point)) {
      prefixes = next
      points++
      if (step.ranges.length <= 1) fixed.add(names[i] as string)
    } else ranges = next
  }
  const constrained = points > 0 || ranges !== undefined
  const stretches = ranges ?? prefixes.map(closed)
  const order = sort && sortServed(index, sort, fixed)
  if (!constrained && !order && !hinted && covered.size === 0) return undefined
  const repeats = index.multikey !== 0 && !(arraysAreFixed(index, fixed) && stretches.length <= 1)
  const sorted = !sort || (order !== undefined && !repeats && (stretches.length <= 1 || order.fromStart))
  const exact = questions.complete && questions.list.every((question) => answered.has(question))
  const score =
    points * 10 + (ranges ? 5 : 0) + (sort && sorted ? 4 : 0) + covered.size + (index.unique ? 1 : 0)
  if (score === 0 && !hinted) return undefined
  const plan = { kind: 'index' as const, index, ranges: stretches, reverse: order?.reverse ?? false }
  return { plan: { ...plan, exact, sorted, repeats }, score }
}

/** A point that ends the key pattern's use stands for every key that begins with it. */
function closed(point: Range): Range {
  return point === everything ? point : { ...point, high: after(point.low) }
}

function arraysAreFixed(index: Index, fixed: Set<string>): boolean {
  return index.pattern.names.every((name, i) => (index.multikey & (1 << i)) === 0 || fixed.has(name))
}

/** The stretches of one field; an array field may meet two questions with two elements, so only one is used. */
function narrow(
  field: string,
  questions: Question[],
  isArray: boolean,
): { ranges: Range[]; answered: Question[] } | undefined {
  let ranges: Range[] | undefined
  const answered: Question[] = []
  for (const question of questions) {
    if (question.field !== field) continue
    const asked = askedOf(question)
    if (!asked) continue
    ranges = ranges ? intersect(ranges, rangesFor(asked)) : rangesFor(asked)
    answered.push(question)
    if (isArray) break
  }
  return ranges && { ranges, answered }
}

/** Whether reading the index forwards or backwards gives the sort; fields fixed to one value don't count. */
function sortServed(
  index: Index,
  sort: SortField[],
  fixed: Set<string>,
): { reverse: boolean; fromStart: boolean } | undefined {
  const wanted = sort.filter((field) => !fixed.has(field.name))
  const { names, directions } = index.pattern
  let at = 0
  let reverse: boolean | undefined
  for (const field of wanted) {
    while (at < names.length && names[at] !== field.name && fixed.has(names[at] as string)) at++
    if (names[at] !== field.name || field.direction === 'textScore') return undefined
    if ((index.multikey & (1 << at)) !== 0) return undefined
    const backwards = directions[at] !== field.direction
    if (reverse !== undefined && reverse !== backwards) return undefined
    reverse = backwards
    at++
  }
  return { reverse: reverse ?? false, fromStart: names[0] === wanted[0]?.name }
}
