import { z } from 'zod'
import { threadKinds } from '../threads/views.ts'
import { operation, optional } from '../write.schema.ts'
import { followKinds, optionalReasons } from './views.ts'

/** A form's hidden field or checkbox, or a script's boolean. */
const yes = z.preprocess((value) => value === true || value === 'yes', z.boolean())

/** `POST /follow`: `of` is an id, or an authority's slug; a thread says what it hangs under. */
export const followSchema = z
  .object({
    operation,
    kind: z.enum(followKinds),
    of: z.string().regex(/^[a-z0-9-]{1,80}$/, 'This is not an id of ours.'),
    threadKind: optional(z.enum(threadKinds)),
    on: yes,
  })
  .refine(({ kind, threadKind }) => kind !== 'thread' || threadKind !== undefined, 'Please say which thread.')
export type Follow = z.output<typeof followSchema>

/** `POST /notifications/:id/open`. */
export const openSchema = z.object({ operation })
export type Open = z.output<typeof openSchema>

/** `POST /notifications/read`: all of them; with `undo`, what was marked at that moment is unread again. */
export const readAllSchema = z.object({ operation, undo: optional(z.iso.datetime()) })
export type ReadAll = z.output<typeof readAllSchema>

const several = z.preprocess(
  (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
  z.array(z.enum(optionalReasons)).max(optionalReasons.length),
)

/** `POST /notifications/settings`: a form says what is wanted, so that nothing ticked means nothing. */
export const settingsSchema = z.object({ operation, wanted: several, followOwn: yes, mail: yes })
export type Settings = z.output<typeof settingsSchema>
