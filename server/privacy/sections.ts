import { Annotations } from '../annotations/annotations.model.ts'
import { motivationOf } from '../annotations/annotations.presenter.ts'
import { FormerNotes } from '../annotations/former-notes.model.ts'
import { FormerTargets } from '../annotations/former-targets.model.ts'
import { Contradictions } from '../contradictions/contradictions.model.ts'
import { Digests } from '../library/digests.model.ts'
import { Documents } from '../library/documents.model.ts'
import { Excerpts } from '../library/excerpts.model.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { shownTo } from '../moderation/standing.ts'
import { accountById } from '../people/person.reader.ts'
import { ownAccount } from '../people/person-file.reader.ts'
import type { Id } from '../platform/data/ids.ts'
import { CommentRevisions, Comments } from '../threads/comments.model.ts'
import { registerExport } from './kept-about.ts'

const by = (id: string) => ({ 'creator.id': id })
const theirs = { moderator: false, own: true }

/** What of a thing's standing its author may know. */
export const standingOf = (thing: Moderated & { created: Date }) => ({
  standing: shownTo(thing, theirs, new Date()).standing,
  created: thing.created.toISOString(),
  withdrawn: thing.withdrawn?.toISOString() ?? null,
  appeal: thing.moderation.appeal && {
    words: thing.moderation.appeal.words,
    outcome: thing.moderation.appeal.outcome,
    answer: thing.moderation.appeal.answer,
  },
})

/** What the features that were here first keep about people. */
export function registerOwnSections(): void {
  registerExport('Thoughts', async (id) => {
    const comments = await Comments.find(by(id)).sort({ created: 1 }).lean()
    const former = await CommentRevisions.find({ comment: { $in: comments.map(({ _id }) => _id) } })
      .sort({ wording: 1 })
      .lean()
    const wordingsOf = Map.groupBy(former, ({ comment }) => comment.toHexString())
    return comments.map((comment) => ({
      address: `/comments/${comment._id.toHexString()}`,
      ...standingOf(comment),
      words: comment.source,
      awaitingModeration: comment.pending?.source ?? null,
      formerWordings: (wordingsOf.get(comment._id.toHexString()) ?? []).map(({ source, until }) => ({
        until: until.toISOString(),
        words: source,
      })),
    }))
  })
  registerExport('Highlights and notes', async (id) => {
    const annotations = await Annotations.find(by(id)).sort({ created: 1 }).lean()
    const of = { annotation: { $in: annotations.map(({ _id }) => _id) } }
    const [targets, notes] = await Promise.all([
      FormerTargets.find(of).sort({ until: 1 }).lean(),
      FormerNotes.find(of).sort({ until: 1 }).lean(),
    ])
    const targetsOf = Map.groupBy(targets, ({ annotation }) => annotation.toHexString())
    const notesOf = Map.groupBy(notes, ({ annotation }) => annotation.toHexString())
    return annotations.map((annotation) => ({
      ...standingOf(annotation),
      passage: annotation.target.quote.exact,
      formerPassages: (targetsOf.get(annotation._id.toHexString()) ?? []).map(({ target, until }) => ({
        until: until.toISOString(),
        passage: target.quote.exact,
      })),
      motivation: motivationOf(annotation),
      retired: annotation.retired?.toISOString() ?? null,
      note: annotation.source,
      formerNotes: (notesOf.get(annotation._id.toHexString()) ?? []).map(({ source, tags, until }) => ({
        until: until.toISOString(),
        note: source,
        tags,
      })),
      awaitingModeration: annotation.pending?.source ?? null,
      tags: annotation.tags,
    }))
  })
  registerExport('Contradictions', async (id) => {
    const contradictions = await Contradictions.find(by(id)).sort({ created: 1 }).lean()
    return contradictions.map((each) => ({ ...standingOf(each), claim: each.claim, type: each.type }))
  })
  registerExport('Posted', (id) => posted(id))
  registerExport('Decisions about what you wrote', async (id) => {
    const { decisions } = await ownAccount(await accountById(id))
    return decisions.map(({ at, what, kind, href, rule, reason }) => ({
      at,
      decision: what,
      kind,
      address: href,
      rule,
      reason,
    }))
  })
  registerExport('From the moderators', async (id) => {
    const { sanctions } = await ownAccount(await accountById(id))
    return sanctions.map(({ kind, at, rule, words, until, ended }) => ({
      kind,
      at,
      rule,
      words,
      until,
      ended,
    }))
  })
}

/** What they put on the shelf. */
async function posted(id: string): Promise<unknown[]> {
  const newest = { created: 1 } as const
  const [digests, documents, excerpts] = await Promise.all([
    Digests.find(by(id)).sort(newest).lean(),
    Documents.find(by(id)).sort(newest).lean(),
    Excerpts.find(by(id)).sort(newest).lean(),
  ])
  return [
    ...digests.map((each) => ({ ...shelved(each), what: 'digest', title: each.title })),
    ...documents.map((each) => ({ ...shelved(each), what: 'document', title: each.title })),
    ...excerpts.map((each) => ({ ...shelved(each), what: 'excerpt', text: each.text })),
  ]
}

const shelved = ({ created }: { _id: Id; created: Date }) => ({ created: created.toISOString() })
