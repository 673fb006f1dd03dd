import { Int32 } from 'bson'
import { wholeNumber } from '../bson/numbers.ts'
import { setField } from '../bson/paths.ts'
import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { sortKey, sortOf } from '../query/sorting.ts'
import { compileExpression } from './expressions.ts'
import { compileGroup } from './group.ts'
import { compileLookup, type ReadCollection } from './lookup.ts'
import { addFields, compileProjection } from './projection.ts'
import { compileUnwind } from './unwind.ts'

/** What stages need from outside: values for `$$name`, and other collections. */
export type PipelineOptions = { variables: Doc; read?: ReadCollection }
/** A stage, or a row of them: documents in, documents out. */
export type Stage = (docs: Doc[]) => Doc[]

/** Compiles a pipeline. Throws MongoDB's error for a stage that isn't served. */
export function compilePipeline(stages: Doc[], options: PipelineOptions): Stage {
  const variables = { NOW: new Date(), ...options.variables }
  const compiled = stages.map((stage) => compileStage(stage, { ...options, variables }))
  return (docs) => compiled.reduce((current, stage) => stage(current), docs)
}

/** The one name in a stage, and what it is given. */
export function stageOf(stage: unknown): [name: string, operand: unknown] {
  const entries = isDoc(stage) ? Object.entries(stage) : []
  if (entries.length !== 1) {
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
  }
  return entries[0] as [string, unknown]
}

function compileStage(stage: Doc, options: PipelineOptions): Stage {
  const [name, operand] = stageOf(stage)
  const known = stages[name]
  if (!known) throw refuse.stage(name)
  return known(operand, options)
}

function expectDoc(value: unknown, stage: string): Doc {
  if (isDoc(value)) return value
  throw new CommandError(40228, `the ${stage} stage specification must be an object`)
}

const stages: Record<string, (operand: unknown, options: PipelineOptions) => Stage> = {
  $match: (operand, { variables }) => {
    const passes = compileFilter(expectDoc(operand, '$match'), variables)
    if ('$text' in (operand as Doc))
      throw new CommandError(17313, '$match with $text is only allowed as the first stage')
    return (docs) => docs.filter((doc) => passes(doc, {}))
  },
  $sort: (operand) => {
    const sort = sortOf(operand)
    if (!sort) throw new CommandError(15976, '$sort stage must have at least one sort key')
    return (docs) =>
      docs
        .map((doc) => ({ doc, key: sortKey(doc, sort, 0) }))
        .sort((a, b) => Buffer.compare(a.key, b.key))
        .map(({ doc }) => doc)
  },
  $skip: (operand) => {
    const count = wholeNumber(operand, '$skip')
    return (docs) => docs.slice(count)
  },
  $limit: (operand) => {
    const count = wholeNumber(operand, '$limit')
    if (count <= 0) throw new CommandError(15958, 'the limit must be positive')
    return (docs) => docs.slice(0, count)
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || /[$.]/.test(operand)) {
      throw new CommandError(40156, 'the count field must be a non-empty string without $ or .')
    }
    return (docs) => (docs.length > 0 ? [{ [operand]: new Int32(docs.length) }] : [])
  },
  $group: (operand, options) => compileGroup(expectDoc(operand, '$group'), options),
  $unwind: compileUnwind,
  $lookup: (operand, options) => compileLookup(expectDoc(operand, '$lookup'), options, compilePipeline),
  $project: (operand, { variables }) => {
    const project = compileProjection(expectDoc(operand, '$project'), variables)
    return (docs) => docs.map((doc) => project(doc))
  },
  $addFields: compileAddFields,
  $set: compileAddFields,
  $unset: (operand, { variables }) => {
    const names = (Array.isArray(operand) ? operand : [operand]).map(String)
    const project = compileProjection(
      Object.fromEntries(names.map((name) => [name, new Int32(0)])),
      variables,
    )
    return (docs) => docs.map((doc) => project(doc))
  },
  $replaceRoot: (operand, options) => replaceWith(expectDoc(operand, '$replaceRoot').newRoot, options),
  $replaceWith: replaceWith,
  $facet: (operand, options) => {
    const branches = Object.entries(expectDoc(operand, '$facet')).map(([name, branch]) => {
      if (!Array.isArray(branch))
        throw new CommandError(40170, `arguments to $facet must be arrays, ${name} is not`)
      return { name, run: compilePipeline(branch as Doc[], options) }
    })
    return (docs) => {
      const result: Doc = {}
      for (const { name, run } of branches) setField(result, name, run(docs))
      return [result]
    }
  },
}

function compileAddFields(operand: unknown, { variables }: PipelineOptions): Stage {
  const add = addFields(expectDoc(operand, '$addFields'))
  return (docs) => docs.map((doc) => add({ root: doc, variables }))
}

function replaceWith(operand: unknown, { variables }: PipelineOptions): Stage {
  const expression = compileExpression(operand)
  return (docs) =>
    docs.map((root) => {
      const made = expression({ root, variables })
      if (isDoc(made)) return made
      throw new CommandError(40228, "'newRoot' expression must evaluate to an object")
    })
}
