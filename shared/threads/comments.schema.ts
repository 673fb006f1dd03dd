import { z } from 'zod'
import { guestFields } from '../guests/guests.schema.ts'
import { id, insists, operation, optional, text, version } from '../write.schema.ts'
import { reactionKinds, threadKinds } from './views.ts'

/** `POST /comments`: a thought, or a reply where `parent` is given. `source` is little markup, at most 10,000 characters. */
export const postCommentSchema = z.object({
  operation,
  threadKind: z.enum(threadKinds),
  threadId: id,
  parent: optional(id),
  /** The wording of the parent that was on the screen. */
  parentWording: optional(z.coerce.number().int().min(1)),
  source: text(10_000, 'Please write something first.'),
  /** The version of the kept draft that the form began with: posted, it is no draft any more. */
  draft: optional(version),
  insists,
  ...guestFields,
})
export type PostComment = z.output<typeof postCommentSchema>

/** `POST /comments/:id`. */
export const editCommentSchema = z.object({
  operation,
  version,
  source: text(10_000, 'Please write something first.'),
  insists,
})
export type EditComment = z.output<typeof editCommentSchema>

/** A form's buttons send `reaction`, such as `thanks on`; scripts send the two apart. */
const fromButton = (given: unknown) => {
  const { reaction, ...rest } = (given ?? {}) as Record<string, unknown>
  if (typeof reaction !== 'string') return given
  const [kind, on] = reaction.split(' ')
  return { ...rest, kind, on: on === 'on' }
}

/** `POST /comments/:id/react`: sets or takes back one reaction of one's own. Saying it twice is harmless. */
export const reactSchema = z.preprocess(
  fromButton,
  z.object({ operation, kind: z.enum(reactionKinds), on: z.boolean() }),
)
export type React = z.output<typeof reactSchema>
