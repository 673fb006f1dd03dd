import { z } from 'zod'
import { houseRuleCodes } from '../moderation/house-rules.ts'
import { threadKinds } from '../threads/views.ts'
import { id, operation, optional, text, version } from '../write.schema.ts'
import { redactableKinds } from './views.ts'

/** A form's hidden field, or a script's boolean. */
const yes = z.preprocess((value) => value === true || value === 'yes', z.boolean())
/** A thread that nothing was done to has version 0. */
const threadVersion = z.coerce.number().int().min(0)
/** The address of a page of ours, as a browser shows it, or of one thought. */
const address = z.string().trim().min(1, 'Please give the address of where it is to go.').max(2_000)

/** `POST /threads/:id/lock`: closes a thread, or opens it again. */
export const lockSchema = z.object({
  operation,
  version: threadVersion,
  kind: z.enum(threadKinds),
  on: yes,
  reason: optional(text(300, 'Please say why.')),
})
export type Lock = z.output<typeof lockSchema>

/** `POST /comments/:id/feature`. */
export const featureSchema = z.object({ operation, version, on: yes })
export type Feature = z.output<typeof featureSchema>

/** `POST /comments/:id/move`: the comment with all its answers, to another thread or under another comment. */
export const moveSchema = z.object({ operation, version, to: address })
export type Move = z.output<typeof moveSchema>

/** `POST /comments/:id/split`: a reply with all its answers becomes a thought of its own in the same thread. */
export const splitSchema = z.object({ operation, version })
export type Split = z.output<typeof splitSchema>

/** `POST /threads/:id/merge`: all that is in a thread goes to another. */
export const mergeSchema = z.object({
  operation,
  version: threadVersion,
  kind: z.enum(threadKinds),
  to: address,
})
export type Merge = z.output<typeof mergeSchema>

/** `POST /moves/:id/undo`. */
export const undoMoveSchema = z.object({ operation })
export type UndoMove = z.output<typeof undoMoveSchema>

/**
 * `POST /moderation/redact`: words of something, quoted exactly or by where they stand in its words (code points from
 * `start` up to `end`). They are replaced wherever the thing's words are kept.
 */
export const redactSchema = z
  .object({
    operation,
    version,
    kind: z.enum(redactableKinds),
    id,
    exact: optional(text(2_000, 'Please quote the words.')),
    start: optional(z.coerce.number().int().min(0)),
    end: optional(z.coerce.number().int().min(1)),
    /** Also from the other thoughts of its thread, which may quote it. */
    answers: yes,
    rule: z.enum(houseRuleCodes, 'Please choose the rule.'),
    note: optional(text(2_000, 'Please write something first.')),
  })
  .refine(
    ({ exact, start, end }) =>
      exact !== undefined || (start !== undefined && end !== undefined && start < end),
    {
      path: ['exact'],
      message: 'Please quote the words that are to go.',
    },
  )
export type Redact = z.output<typeof redactSchema>
