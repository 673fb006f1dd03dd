import { z } from 'zod'
import { codePointLength } from '../text/code-points.ts'
import { maxContextLength, maxQuoteLength, type TextSelectors } from './selectors.ts'

/** Words from a text, measured in code points; half a surrogate pair is not words. */
const words = (longest: number) =>
  z
    .string()
    .refine((text) => text.isWellFormed(), 'This text holds half a character.')
    .refine((text) => codePointLength(text) <= longest, `At most ${longest} characters fit here.`)

export const textQuoteSelectorSchema = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: words(maxQuoteLength).min(1, 'Choose at least one character.'),
  prefix: words(maxContextLength),
  suffix: words(maxContextLength),
})

export const textPositionSelectorSchema = z
  .strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(1) })
  .refine(({ start, end }) => start < end, 'A passage ends after it starts.')

/** Both selectors of one passage, as `describe` makes them; they must be of the same length. */
export const textSelectorsSchema: z.ZodType<TextSelectors> = z
  .strictObject({ quote: textQuoteSelectorSchema, position: textPositionSelectorSchema })
  .refine(
    ({ quote, position }) => position.end - position.start === codePointLength(quote.exact),
    'The quoted words and their position differ in length.',
  )
