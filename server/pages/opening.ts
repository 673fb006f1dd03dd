import { opening as openingOf } from '../../shared/text/opening.ts'
import { plainWords } from '../../shared/text/plain-words.ts'

/** The first words of stored comment HTML as plain text, at most about `most` characters, ending at a word. */
export const opening = (html: string, most = 140): string => openingOf(plainWords(html), most)
