import type { Actor } from '../../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../../shared/live/contract.ts'
import type { AddWord, StepWord } from '../../../shared/moderation/word-lists.schema.ts'
import { foundById } from '../../platform/data/found-by-id.ts'
import { newId } from '../../platform/data/ids.ts'
import { saveNextVersion } from '../../platform/data/next-version.ts'
import type { Transaction } from '../../platform/data/transaction.ts'
import { changesOfList } from '../../platform/data/unwatched-list.ts'
import { Problem } from '../../platform/http/problem.ts'
import { forgetWordLists } from './lists.ts'
import { keyOfPhrase, phraseOf } from './matcher.ts'
import { WordEntries, type WordEntry } from './word-lists.model.ts'

const change = changesOfList('/moderation/word-lists', forgetWordLists)
/** More entries than these are no list that anybody looks over. */
const most = 2_000

const refuse = (message: string) =>
  new Problem('invalid', { fields: [{ field: 'pattern', code: 'no-phrase', message }] })

/**
 * Puts a word or phrase on a list; one that was taken off comes back, on this list.
 * @throws {Problem} `invalid` where it is too short, or on a list already.
 */
export function addWord(actor: Actor, body: AddWord): Promise<WriteAnswer> {
  const phrase = phraseOf(body.pattern)
  if (!phrase) throw refuse('Please give two letters or more, three before a *, and eight words at most.')
  const key = keyOfPhrase(phrase)
  return change(actor, body.operation, body, async (tx) => {
    const known = await WordEntries.findOne({ key }).session(tx.session).lean<WordEntry>()
    if (known?.removed === null)
      throw refuse(`“${known.pattern}” is on the list of ${known.list} words already.`)
    if (known) return save(tx, known, { list: body.list, pattern: body.pattern, removed: null }, 'added')
    if ((await WordEntries.countDocuments({ removed: null }).session(tx.session)) >= most)
      throw refuse('The lists are full. Please take something off first.')
    const entry: WordEntry = {
      _id: newId(),
      list: body.list,
      pattern: body.pattern,
      key,
      creator: { id: actor.id ?? '', name: actor.name ?? '' },
      created: tx.now,
      removed: null,
      version: 1,
    }
    await WordEntries.collection.insertOne(entry, { session: tx.session })
    tellRecord(tx, entry, 'added')
  })
}

/** Takes an entry off its list. It is kept, to be put back. */
export const removeWord = (actor: Actor, id: string, body: StepWord): Promise<WriteAnswer> =>
  change(actor, body.operation, { ...body, id, act: 'remove' }, async (tx) => {
    const entry = await foundById(WordEntries, tx.session, id)
    if (entry.removed === null) await save(tx, entry, { removed: tx.now }, 'removed')
  })

/** Undoes that. */
export const restoreWord = (actor: Actor, id: string, body: StepWord): Promise<WriteAnswer> =>
  change(actor, body.operation, { ...body, id, act: 'restore' }, async (tx) => {
    const entry = await foundById(WordEntries, tx.session, id)
    if (entry.removed !== null) await save(tx, entry, { removed: null }, 'restored')
  })

async function save(
  tx: Transaction,
  before: WordEntry,
  set: Partial<WordEntry>,
  step: string,
): Promise<void> {
  const after = await saveNextVersion(tx, WordEntries, before, set)
  tellRecord(tx, after, step)
}

const tellRecord = (tx: Transaction, entry: WordEntry, step: string) =>
  tx.record(`word.${step}`, 'word', entry, { privateNote: `${entry.list}: ${entry.pattern}` })
