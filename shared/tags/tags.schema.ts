import { z } from 'zod'
import { operation, text } from '../write.schema.ts'
import { tagColours, tagName } from './views.ts'

const looks = {
  meaning: text(200, 'Please say in a sentence when to use it.'),
  colour: z.coerce
    .number()
    .int()
    .min(0)
    .max(tagColours.length - 1),
  mark: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}]{1,2}$/u, 'Please give one or two letters.'),
}

/** `POST /tags`: a new tag. */
export const addTagSchema = z.object({
  operation,
  name: z
    .string()
    .trim()
    .regex(tagName, 'A tag is two to forty small letters, with hyphens between words, such as home-visit.'),
  ...looks,
})
export type AddTag = z.output<typeof addTagSchema>

/** `POST /tags/:name`: its meaning and looks anew, and whether it is offered. The name stays. */
export const changeTagSchema = z.object({
  operation,
  version: z.coerce.number().int().min(0),
  offered: z.preprocess((value) => value === true || value === 'yes', z.boolean()),
  ...looks,
})
export type ChangeTag = z.output<typeof changeTagSchema>
