/** A process of its own with the whole product, and two documents of 100 kB: one with 5,000 highlights, one without. */
import { Annotations } from '../../server/annotations/annotations.model.ts'
import { Documents } from '../../server/library/documents.model.ts'
import { ExcerptRevisions, Excerpts } from '../../server/library/excerpts.model.ts'
import { newId } from '../../server/platform/data/ids.ts'
import { contextLength } from '../../shared/annotations/selectors.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'
import { randomNumbers } from './random-numbers.ts'
import { randomWords } from './random-words.ts'
import { serveFigures } from './server/figures.ts'
import { startWholeProduct } from './server/whole-product.ts'

const highlights = 5_000

const url = await startWholeProduct()

const random = randomNumbers(11)
const words = randomWords(17_000, 4_000, random)
const text = words.join('').trim()

await sampleLibrary()
await makePerson('Ada')
const ada = await new Visitor(url).logIn('Ada')
const [marked, bare] = await Documents.find().sort({ _id: 1 }).limit(2).lean()
if (!marked || !bare) throw new Error('The sample has fewer than two documents')
const [markedExcerpt] = await Promise.all([marked, bare].map(({ _id }) => fill(_id)))

/** Gives a document's one excerpt the long text, which no form would take at once. */
async function fill(
  document: typeof marked extends infer D ? (D extends { _id: infer Id } ? Id : never) : never,
) {
  const excerpt = await Excerpts.findOne({ document }).lean()
  if (!excerpt) throw new Error('A sample document has no excerpt')
  await Excerpts.deleteMany({ document, _id: { $ne: excerpt._id } })
  await Excerpts.updateOne({ _id: excerpt._id }, { text })
  await ExcerptRevisions.updateMany({ excerpt: excerpt._id }, { text })
  return excerpt
}

// One as a reader makes it; the others are like it.
const starts: number[] = []
let at = 0
for (const word of words) {
  starts.push(at)
  at += word.length
}
const place = () => {
  const first = Math.floor(random() * (words.length - 12))
  const last = first + Math.floor(random() * 12)
  const start = starts[first] as number
  return {
    start,
    end:
      start + text.slice(start, (starts[last] as number) + (words[last] as string).length).trimEnd().length,
  }
}
const one = place()
await ada.write('/annotations', {
  excerpt: markedExcerpt?._id,
  exact: text.slice(one.start, one.end),
  ...one,
})
const first = await Annotations.findOne().lean()
if (!first) throw new Error('The first highlight is not there')
const others = Array.from({ length: highlights - 1 }, (_, n) => {
  const position = place()
  const quote = {
    exact: text.slice(position.start, position.end),
    prefix: text.slice(Math.max(0, position.start - contextLength), position.start),
    suffix: text.slice(position.end, position.end + contextLength),
  }
  return {
    ...first,
    _id: newId(),
    // One in ten is by the reader's own hand.
    creator: n % 10 === 0 ? first.creator : { id: newId().toHexString(), name: `Reader ${n % 40}` },
    target: { ...first.target, quote, position },
    anchor: { ...first.anchor, ...position },
    created: new Date(first.created.getTime() + n),
  }
})
await Annotations.collection.insertMany(others)

serveFigures({
  url,
  marked: `/documents/${marked.slug}`,
  bare: `/documents/${bare.slug}`,
  cookies: [...ada.cookies].map(([name, value]) => ({ name, value })),
})
