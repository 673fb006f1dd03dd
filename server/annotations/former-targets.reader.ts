import type { FormerTarget } from '../../shared/exporting/web-annotation.ts'
import { toId } from '../platform/data/ids.ts'
import { type FormerTargetRecord, FormerTargets } from './former-targets.model.ts'

/**
 * What annotations were on before they were put on other words, by their ids, the first one first. Who may read an
 * annotation may read that.
 */
export async function formerTargetsOf(annotations: readonly string[]): Promise<Map<string, FormerTarget[]>> {
  const found = await FormerTargets.find({ annotation: { $in: annotations.map(toId) } })
    .sort({ until: 1, _id: 1 })
    .lean<FormerTargetRecord[]>()
  const former = new Map<string, FormerTarget[]>()
  for (const { annotation, target, until } of found) {
    const id = annotation.toHexString()
    const { revision, quote, position } = target
    former.set(id, [
      ...(former.get(id) ?? []),
      {
        revision,
        quote: { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
        position: { type: 'TextPositionSelector', start: position.start, end: position.end },
        until: until.toISOString(),
      },
    ])
  }
  return former
}
