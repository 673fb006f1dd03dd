import { z } from 'zod'
import { operation, text } from '../write.schema.ts'

/** `banned`: spam by somebody new, held by others. `suspect`: held. */
export const wordLists = ['banned', 'suspect'] as const
export type WordList = (typeof wordLists)[number]

/** `POST /moderation/word-lists`: a word or a phrase, `*` at a word's end for any further letters. */
export const addWordSchema = z.object({
  operation,
  list: z.enum(wordLists, 'Please choose a list.'),
  pattern: text(80, 'Please give a word or a phrase.'),
})
export type AddWord = z.output<typeof addWordSchema>

/** `POST /moderation/word-lists/:id/remove` and `/restore`. */
export const stepWordSchema = z.object({ operation })
export type StepWord = z.output<typeof stepWordSchema>
