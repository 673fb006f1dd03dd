import { toId } from '../platform/data/ids.ts'
import { type AnnotationRecord, Annotations, type Elsewhere } from './annotations.model.ts'

/** The addresses that annotations had where programs took them from, by their ids; most have none. */
export async function elsewhereOf(annotations: readonly string[]): Promise<Map<string, Elsewhere>> {
  // By their ids alone: a further condition would look through the ids for each of them.
  const found = await Annotations.find({ _id: { $in: annotations.map(toId) } }, { elsewhere: 1 }).lean<
    Pick<AnnotationRecord, '_id' | 'elsewhere'>[]
  >()
  return new Map(
    found.flatMap(({ _id, elsewhere }) => {
      if (!elsewhere) return []
      const { canonical, via } = elsewhere
      return [[_id.toHexString(), { ...(canonical && { canonical }), ...(via && { via }) }] as const]
    }),
  )
}
