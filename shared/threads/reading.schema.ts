import { z } from 'zod'
import { id } from '../write.schema.ts'
import { threadKinds } from './views.ts'

/** `GET /api/reading`: the thread whose mark is asked for. */
export const askMarkSchema = z.object({ kind: z.enum(threadKinds), id })

/** `POST /reading`: up to which comment somebody has read a thread. An earlier one than is known changes nothing. */
export const keepMarkSchema = askMarkSchema.extend({ upTo: id })
export type KeepMark = z.output<typeof keepMarkSchema>

/** The answer to `GET /api/reading`: the last comment read; null where nothing is known of it. */
export type ReadingMark = { upTo: string | null }
