import type { WordLine } from '../../../shared/moderation/word-lists.ts'
import { WordEntries, type WordEntry } from './word-lists.model.ts'

/** How long what was taken off is offered to be put back, in milliseconds. */
const offered = 7 * 24 * 60 * 60 * 1000

const toLine = ({ _id, list, pattern, creator, created, removed }: WordEntry): WordLine => ({
  id: _id.toHexString(),
  list,
  pattern,
  by: creator.name,
  created: created.toISOString(),
  removed: removed?.toISOString() ?? null,
})

/** What is on the lists, in order of the alphabet, and what was taken off in the last week, the last first. */
export async function wordLines(now = new Date()): Promise<{ entries: WordLine[]; removed: WordLine[] }> {
  const since = new Date(now.getTime() - offered)
  const [entries, removed] = await Promise.all([
    WordEntries.find({ removed: null }).sort({ key: 1 }).lean<WordEntry[]>(),
    WordEntries.find({ removed: { $gt: since } })
      .sort({ removed: -1 })
      .limit(20)
      .lean<WordEntry[]>(),
  ])
  return { entries: entries.map(toLine), removed: removed.map(toLine) }
}
