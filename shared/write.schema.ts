import { z } from 'zod'
import { toNfc } from './text/code-points.ts'

/**
 * What every write carries. `operation` is a UUID made by the client: the same one with the same body has one effect
 * and one answer, however often it is sent. Forms also send `token` and `from` (see `platform/http`), which are taken
 * off before a body is parsed.
 */
export const operation = z.uuid('This form has lost its number. Please reload the page and send it again.')

/** The version of a thing that the person saw; a write on another version is refused, never merged blindly. */
export const version = z.coerce.number().int().min(1)

/** A database id: 24 hexadecimal digits. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, 'This is not an id of ours.')

/** Text as it is kept (see `toNfc`), without white space at both ends. */
export const text = (most: number, empty: string) =>
  z
    .string()
    .max(most * 2)
    .transform((raw) => toNfc(raw).trim())
    .refine((words) => words.length > 0, empty)
    .refine(
      (words) => words.length <= most,
      `This is longer than ${most.toLocaleString('en-GB')} characters.`,
    )

/** A field that a form may leave empty: empty becomes undefined. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** Set once the author was asked to look at the words again (`nudge`) and sends them all the same. */
export const insists = z.preprocess((value) => value === true || value === 'yes', z.boolean()).default(false)

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day = z.iso.date('Please give the date as day, month and year.')

/** Removing and restoring need nothing else. */
export const stepSchema = z.object({ operation, version })
export type Step = z.output<typeof stepSchema>
