import { type Actor, canBegin } from '../../shared/accounts/actor.ts'
import type { RedactView } from '../../shared/curation/views.ts'
import { FormerNotes } from '../annotations/former-notes.model.ts'
import { notesOf } from '../live-sessions/notes.reader.ts'
import { sessionIn } from '../live-sessions/sessions.changes.ts'
import { wordsOfLeaders } from '../live-sessions/words.redact.ts'
import { isPrivate } from '../moderation/standing.ts'
import { thingsOf } from '../moderation/things.ts'
import { Problem } from '../platform/http/problem.ts'
import { CommentRevisions } from '../threads/comments.model.ts'
import { textsOf } from './redactable.ts'

/** Something with all its words, for who may redact them. */
export async function redactable(kind: RedactView['kind'], id: string, actor: Actor): Promise<RedactView> {
  if (actor.id === null) throw new Problem('log-in-needed')
  if (!canBegin(actor, 'govern')) throw new Problem('not-allowed')
  if (kind === 'session') return sessionToRedact(id)
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

/** What a session itself says. It has no version here: what is to go has to stand in it when it goes. */
async function sessionToRedact(id: string): Promise<RedactView> {
  const session = await sessionIn(null, id)
  const [{ title, tasks }, { text }] = await Promise.all([wordsOfLeaders(session, null), notesOf(id)])
  const texts = [
    ...(title === null ? [] : [{ label: 'Title', text: title }]),
    ...tasks.map((words, at) => ({ label: tasks.length > 1 ? `Task ${at + 1}` : 'Task', text: words })),
    ...(text.trim() === '' ? [] : [{ label: 'Shared notes', text }]),
  ]
  return { kind: 'session', id, version: 1, href: `/sessions/${id}/summary`, texts }
}
