import type { Phase } from './phase.ts'

const minutes = 5
/** So many in those minutes are a conversation, more are a burst. */
const most = { known: 20, others: 8 }

/** Too many in a short time by one author. Highlights without words aren't counted, and edits aren't new. */
export const burst: Phase = {
  name: 'burst',
  look({ author, submission: { edit }, recent, now, pace }) {
    const begun = now - minutes * 60_000
    const lately = recent.filter(({ at }) => at > begun).length
    if (edit || lately < (author === 'known' ? most.known : most.others) * pace) return null
    return { verdict: 'held', detail: `${lately} by the same author in the last ${minutes} minutes.` }
  },
}
