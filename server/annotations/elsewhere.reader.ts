import { toId } from '../platform/data/ids.ts'
import { type AnnotationRecord, Annotations, type Elsewhere } from './annotations.model.ts'

/** The addresses that annotations had where programs took them from, by their ids; most have none. */
export async function elsewhereOf(annotations: readonly string[]): Promise<Map<string, Elsewhere>> {
  const found = await Annotations.find(
    { _id: { $in: annotations.map(toId) }, elsewhere: { $type: 'object' } } as object,
    { elsewhere: 1 },
  ).lean<Pick<AnnotationRecord, '_id' | 'elsewhere'>[]>()
  return new Map(
    found.map(({ _id, elsewhere }) => {
      const { canonical, via } = elsewhere ?? {}
      return [_id.toHexString(), { ...(canonical && { canonical }), ...(via && { via }) }]
    }),
  )
}
