import { createHash } from 'node:crypto'
import type { EntityKind } from '../../shared/live/contract.ts'
import { type ModeratedKind, type ModerationState, moderatedKinds } from '../../shared/moderation/states.ts'
import { Annotations } from '../annotations/annotations.model.ts'
import { Contradictions } from '../contradictions/contradictions.model.ts'
import { Messages } from '../live-sessions/messages.model.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { Memory } from '../platform/data/memory.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { Comments } from '../threads/comments.model.ts'
import type { Recent } from './pipeline/phase.ts'
import { foldedWords } from './words/fold.ts'

const day = 24 * 60 * 60 * 1000
/** Of more than these one need not know that they are many. */
const most = 40

/** What words are, for telling whether they were said before: their folded words, briefly. */
export const digestOf = (words: string): string =>
  createHash('sha256').update(foldedWords(words).join(' ')).digest('base64url').slice(0, 16)

/** What has words by somebody, whichever kind it is. */
type Written = {
  _id: { toHexString(): string }
  creator: { id: string | null; guest?: string }
  created: Date
  withdrawn: Date | null
  moderation: { state: ModerationState }
  /** The blind round that it was made in: private like a draft, but judged already. */
  round?: unknown
  source?: string | null
  claim?: string
  tags?: string[]
}

/** The words of a thing as the pipeline is given them; empty for a highlight. */
const wordsOf = ({ source, claim, tags }: Written): string =>
  [claim ?? source ?? '', ...(tags ?? [])].join('\n')

const toRecent = (kind: ModeratedKind, written: Written): Recent => ({
  id: written._id.toHexString(),
  kind,
  digest: digestOf(wordsOf(written)),
  at: written.created.getTime(),
})

const counts = (written: Written) =>
  written.withdrawn === null &&
  (written.moderation.state !== 'private' || Boolean(written.round)) &&
  wordsOf(written).trim() !== ''

const remembered = new Memory<Recent[]>(5_000)
const isModerated = (kind: EntityKind): kind is ModeratedKind =>
  (moderatedKinds as readonly string[]).includes(kind)

// What was withdrawn counts no more: who takes words back to say them in their place repeats nothing. What is private
// counts once it is published.
onCommitted((changes) => {
  for (const { kind, entity } of changes) {
    if (!isModerated(kind) || entity === null) continue
    const written = entity as unknown as Written
    const owner = ownerOf(written)
    if (owner === null) continue
    const id = written._id.toHexString()
    remembered.change(owner, (known) => {
      const others = known.filter((one) => one.id !== id)
      return counts(written) ? [...others, toRecent(kind, written)].slice(-most) : others
    })
  }
})

/** What an author wrote in the last day, anywhere: from memory where this process alone writes. */
export const recentBy = (owner: string): Promise<Recent[]> => remembered.get(owner, () => read(owner))

async function read(owner: string): Promise<Recent[]> {
  const by = owner.startsWith('guest:')
    ? { 'creator.guest': owner.slice('guest:'.length) }
    : { 'creator.id': owner }
  const lately = { ...by, created: { $gt: new Date(Date.now() - day) } }
  const fields = {
    creator: 1,
    created: 1,
    withdrawn: 1,
    source: 1,
    tags: 1,
    claim: 1,
    round: 1,
    'moderation.state': 1,
  }
  const options = { sort: { created: -1 as const }, limit: most }
  const [comments, annotations, contradictions, messages] = await Promise.all([
    Comments.find(lately, fields, options).lean<Written[]>(),
    Annotations.find(lately, fields, options).lean<Written[]>(),
    Contradictions.find(lately, fields, options).lean<Written[]>(),
    Messages.find(lately, fields, options).lean<Written[]>(),
  ])
  const recent = [
    ...comments.filter(counts).map((one) => toRecent('comment', one)),
    ...annotations.filter(counts).map((one) => toRecent('annotation', one)),
    ...contradictions.filter(counts).map((one) => toRecent('contradiction', one)),
    ...messages.filter(counts).map((one) => toRecent('message', one)),
  ]
  return recent.sort((a, b) => a.at - b.at).slice(-most)
}
