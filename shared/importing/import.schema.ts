import { z } from 'zod'
import { operation } from '../write.schema.ts'

/** The most that a pasted post or a file may hold, in characters. */
export const mostImported = 500_000

const raw = z
  .string()
  .min(1, 'Paste the post, or choose a file.')
  .max(mostImported, 'This is larger than we can take.')

/** `POST /import`: shows what would be imported; saves nothing. The field may also arrive as an uploaded text file. */
export const previewSchema = z.object({ raw })

/** `POST /import/confirm`: saves what the preview with this fingerprint showed. */
export const confirmSchema = z.object({ operation, raw, fingerprint: z.string().min(1).max(100) })
export type ConfirmImport = z.output<typeof confirmSchema>
