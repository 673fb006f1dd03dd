import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { firstVocabulary } from '../../shared/tags/first-vocabulary.ts'
import type { AddTag, ChangeTag } from '../../shared/tags/tags.schema.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { changesOfList } from '../platform/data/unwatched-list.ts'
import { Problem } from '../platform/http/problem.ts'
import { type TagRecord, Tags } from './tags.model.ts'
import { forgetVocabulary } from './vocabulary.ts'

const change = changesOfList('/tags', forgetVocabulary)

/** Adds a tag to the vocabulary. @throws {Problem} `invalid` on `name` where there is such a tag. */
export function addTag(actor: Actor, body: AddTag): Promise<WriteAnswer> {
  const { operation, ...tag } = body
  return change(actor, operation, body, async (tx) => {
    const isFirst = firstVocabulary.some(({ name }) => name === tag.name)
    if (isFirst || (await Tags.exists({ name: tag.name }).session(tx.session))) {
      const message = `There is a tag “${tag.name}” already. You can change it below.`
      throw new Problem('invalid', { fields: [{ field: 'name', code: 'already-there', message }] })
    }
    await keep(tx, { _id: newId(), ...tag, offered: true, version: 1 }, 'added')
  })
}

/**
 * Gives a tag another meaning or other looks, or offers it no longer; what has it keeps it.
 * @throws {Problem} `not-found`, `changed-meanwhile`
 */
export function changeTag(actor: Actor, name: string, body: ChangeTag): Promise<WriteAnswer> {
  const { operation, version, ...set } = body
  return change(actor, operation, { ...body, name }, async (tx) => {
    const kept = await Tags.findOne({ name }).session(tx.session).lean<TagRecord>()
    const first = firstVocabulary.find((tag) => tag.name === name)
    const before = kept ?? (first && { ...first, _id: newId() })
    if (!before) throw new Problem('not-found')
    if (before.version !== version) throw new Problem('changed-meanwhile')
    await keep(tx, { ...before, ...set, version: version + 1 }, 'changed')
  })
}

async function keep(tx: Transaction, tag: TagRecord, step: string): Promise<void> {
  await Tags.collection.replaceOne({ _id: tag._id }, tag, { upsert: true, session: tx.session })
  tx.record(`tag.${step}`, 'tag', tag, { privateNote: tag.name })
}
