import type { Channel } from '../../shared/live/contract.ts'
import { escapeHtml } from '../../shared/text/escape-html.ts'
import type { ThingHandling } from '../moderation/things.ts'
import { publicCommentsOf } from '../threads/below.reader.ts'
import { contradictionIn, saveContradiction } from './contradictions.changes.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'

/** How moderation handles contradictions. */
export const moderatedContradictions: ThingHandling<ContradictionRecord> = {
  model: Contradictions,
  find: contradictionIn,
  save: saveContradiction,
  async place({ _id, ends }) {
    const { slug = '', title = '' } = ends[0]?.document ?? {}
    return { href: `/documents/${slug}#contradiction-${_id.toHexString()}`, under: title, thread: null }
  },
  html: ({ claim }) => `<p>${escapeHtml(claim)}</p>`,
  // Nobody edits a claim.
  wordingOf: () => 1,
  accept() {
    return {}
  },
  async unaccept() {},
  async erase() {
    return { claim: '' }
  },
  below: ({ _id, channels }) =>
    publicCommentsOf({ kind: 'contradiction', id: _id.toHexString() }, channels[0] as Channel),
}
