import { z } from 'zod'
import { operation, text } from '../write.schema.ts'
import { triedAuthors, wordLists } from './word-lists.ts'

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

/** What the page `/moderation/word-lists` is asked to try out. */
export const tryWordsSchema = z.object({
  try: z.string().max(4_000).default(''),
  as: z.enum(triedAuthors).catch('known'),
})
