import { tryWordsSchema } from '../../shared/moderation/word-lists.schema.ts'
import { tryWords } from '../moderation/trying.ts'
import { wordLines } from '../moderation/words/word-lists.reader.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, still } from './loading.ts'

/** The word lists, and what the pipeline would say to words that are tried out. */
export const wordLists: Loader = async ({ query, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'govern')
  const asked = parse(tryWordsSchema, Object.fromEntries(query))
  const tried = asked.try.trim() === '' ? null : await tryWords(asked.try, asked.as)
  return still({ kind: 'word-lists', ...(await wordLines()), tried }, 'Word lists')
}
