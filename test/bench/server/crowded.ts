/** A process of its own with the whole product, where 10,000 comments wait for a moderator. */
import { newId } from '../../../server/platform/data/ids.ts'
import { Comments } from '../../../server/threads/comments.model.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { Visitor } from '../../support/visitor.ts'
import { serveFigures } from './figures.ts'
import { startWholeProduct } from './whole-product.ts'

const url = await startWholeProduct()

const { document } = await sampleLibrary()
await makePerson('Mo', 'moderator')
await makePerson('Nia', 'member', { newcomer: true })
const [mo, nia] = await Promise.all([new Visitor(url).logIn('Mo'), new Visitor(url).logIn('Nia')])
await nia.write('/comments', {
  threadKind: 'document',
  threadId: document,
  source: 'The first of many. '.repeat(20),
})
const first = await Comments.findOne({ 'moderation.state': 'held' }).lean()
if (!first) throw new Error('The first comment is not there')
const begun = first.created.getTime()
for (let part = 0; part < 10; part++) {
  const held = Array.from({ length: 1_000 }, (_, n) => {
    const _id = newId()
    return { ...first, _id, root: _id, path: _id.toHexString(), created: new Date(begun + part * 1_000 + n) }
  })
  await Comments.collection.insertMany(held)
}

serveFigures({ url, cookies: [...mo.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
