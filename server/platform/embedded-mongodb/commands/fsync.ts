import { ok } from '../wire/replies.ts'
import type { Command } from './context.ts'

/** Writes everything to the file, and leaves nothing of what was there before in the log beside it. */
export const fsync: Command = {
  fields: ['lock', 'comment'],
  run({ engine }) {
    engine.flush()
    return ok({ numFiles: 1 })
  },
}
