import { type Actor, canBegin } from '../../shared/accounts/actor.ts'
import type { RedactView } from '../../shared/curation/views.ts'
import { FormerNotes } from '../annotations/former-notes.model.ts'
import { notesOf } from '../live-sessions/notes.reader.ts'
import { isPrivate } from '../moderation/standing.ts'
import { thingsOf } from '../moderation/things.ts'
import { Problem } from '../platform/http/problem.ts'
import { CommentRevisions } from '../threads/comments.model.ts'
import { textsOf } from './redactable.ts'

/** Something with all its words, for who may redact them. */
export async function redactable(kind: RedactView['kind'], id: string, actor: Actor): Promise<RedactView> {
  if (actor.id === null) throw new Problem('log-in-needed')
  if (!canBegin(actor, 'govern')) throw new Problem('not-allowed')
  if (kind === 'notes') return notesToRedact(id)
  const thing = await thingsOf(kind).find(null, id)
  if (isPrivate(thing)) throw new Problem('not-found')
  const [former, notes] = await Promise.all([
    CommentRevisions.find({ comment: thing._id }).sort({ wording: 1 }).lean(),
    FormerNotes.find({ annotation: thing._id }).sort({ until: 1 }).lean(),
  ])
  return {
    kind,
    id,
    version: thing.version,
    href: (await thingsOf(kind).place(thing)).href,
    texts: [
      ...textsOf(kind, thing),
      ...former.map(({ wording, source }) => ({ label: `Former wording ${wording}`, text: source })),
      ...notes.map(({ source, tags }, at) => ({
        label: `Former note ${at + 1}`,
        text: [source ?? '', ...tags].join('\n'),
      })),
    ],
  }
}

/** Notes have no version: what is to go has to stand in them when it goes. */
async function notesToRedact(id: string): Promise<RedactView> {
  const { text } = await notesOf(id)
  const texts = text.trim() === '' ? [] : [{ label: 'Shared notes', text }]
  return { kind: 'notes', id, version: 1, href: `/sessions/${id}/summary#notes`, texts }
}
