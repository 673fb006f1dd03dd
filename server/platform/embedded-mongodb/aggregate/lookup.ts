import { valuesAt } from '../bson/paths.ts'
import type { Doc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { compileExpression } from './expressions.ts'
import type { PipelineOptions, Stage } from './pipeline.ts'
import { replaced } from './unwind.ts'

/** Runs a pipeline on another collection of the database, with its indexes. */
export type ReadCollection = (name: string, pipeline: Doc[], variables: Doc) => Doc[]

const known = new Set(['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'])

/** `$lookup`, by equal fields, by a pipeline, or both. */
export function compileLookup(
  spec: Doc,
  { variables, read }: PipelineOptions,
  check: (stages: Doc[], options: PipelineOptions) => Stage,
): Stage {
  for (const name of Object.keys(spec)) if (!known.has(name)) throw refuse.option('$lookup', name)
  const { from, localField, foreignField, as } = spec
  const pipeline = (spec.pipeline ?? []) as Doc[]
  if (typeof from !== 'string' || typeof as !== 'string') {
    throw new CommandError(9, "$lookup needs 'from' and 'as' as names")
  }
  const byFields = typeof localField === 'string' && typeof foreignField === 'string'
  if (!byFields && (localField !== undefined || foreignField !== undefined || spec.pipeline === undefined)) {
    throw new CommandError(9, "$lookup needs 'localField' and 'foreignField', or 'pipeline'")
  }
  if (!read) throw new CommandError(72, '$lookup is not allowed here')
  const given = Object.entries((spec.let ?? {}) as Doc).map(
    ([name, value]) => [name, compileExpression(value)] as const,
  )
  const names = Object.fromEntries(given.map(([name]) => [name, null]))
  check(pipeline.slice(firstIsText(pipeline) ? 1 : 0), { variables: { ...variables, ...names }, read })
  return (docs) =>
    docs.map((root) => {
      const own = Object.fromEntries(given.map(([name, value]) => [name, value({ root, variables })]))
      const equal = byFields ? [{ $match: equality(root, localField as string, foreignField as string) }] : []
      return replaced(root, as.split('.'), read(from, [...equal, ...pipeline], { ...variables, ...own }))
    })
}

function firstIsText(pipeline: Doc[]): boolean {
  const match = pipeline[0]?.$match
  return typeof match === 'object' && match !== null && '$text' in match
}

/** A missing local field meets null and missing ones; an array meets what equals one of its elements. */
function equality(root: Doc, localField: string, foreignField: string): Doc {
  const values = valuesAt(root, localField.split('.'))
  if (values.length === 1) return { [foreignField]: { $eq: values[0] } }
  return { [foreignField]: values.length > 0 ? { $in: values } : { $eq: null } }
}
