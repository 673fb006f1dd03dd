import { z } from 'zod'
import { id, optional, version } from '../write.schema.ts'
import { threadKinds } from './views.ts'

/**
 * `POST /drafts`: what stands in a form now; empty words take the draft away. `based` is the version that these words
 * were written over, 0 for none; `tab` tells one's own earlier words from those of another tab or device.
 */
export const saveDraftSchema = z.object({
  threadKind: z.enum(threadKinds),
  threadId: id,
  parent: optional(id.nullable()),
  parentWording: optional(version.nullable()),
  source: z.string().max(20_000),
  /** What stood in the field before it was emptied or posted: it isn't brought back. */
  before: optional(z.string().max(20_000)),
  based: z.number().int().min(0),
  tab: z.string().min(1).max(60),
})
export type SaveDraft = z.output<typeof saveDraftSchema>
