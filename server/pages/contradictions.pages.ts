import { type ContradictionType, contradictionTypes } from '../../shared/contradictions/views.ts'
import { cursorIn } from '../../shared/pages/newest-first.ts'
import { newestContradictions } from '../contradictions/contradictions.reader.ts'
import { foldedThreadsOn } from '../threads/threads.reader.ts'
import { at, channelOf, type Depths, type Loader, oneOf, tablesOf, watching } from './loading.ts'

const types = Object.keys(contradictionTypes) as ContradictionType[]

/** All that people have marked, in parts, with their threads. */
export const contradictions: Loader = async ({ query, actor }) => {
  const part = { type: oneOf(types, query.get('type')), before: cursorIn(query.get('before')) }
  const { listed } = await newestContradictions(part, actor)
  const places = listed.map(({ id, ends }) => ({
    ref: { kind: 'contradiction' as const, id },
    channel: channelOf('document', ends[0]?.document.id ?? ''),
  }))
  const { seqs, comments, threads } = await foldedThreadsOn(places, query, actor)
  const depths: Depths = {}
  for (const channel of seqs.keys()) depths[channel] = 'whole'
  let channels = await watching(depths)
  for (const [channel, seq] of seqs) channels = at(channels, channel, seq)
  const found = await newestContradictions(part, actor)
  const tables = tablesOf({ contradiction: found.listed, comment: comments })
  const page = { kind: 'contradictions' as const, ...part, next: found.next }
  return { page, title: 'Contradictions', channels, tables, threads }
}
