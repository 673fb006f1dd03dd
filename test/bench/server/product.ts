/** A process of its own with the whole product on an embedded database, filled with what the benchmark reads. */
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { Visitor } from '../../support/visitor.ts'
import { serveFigures } from './figures.ts'
import { startWholeProduct } from './whole-product.ts'

const url = await startWholeProduct()

const place = await sampleLibrary()
await makePerson('Writer')
const writer = await new Visitor(url).logIn('Writer')
const { tables } = await writer.page(place.documentPath)
const [excerpt] = Object.values(tables.excerpt)
if (!excerpt) throw new Error('The sample has no excerpt')
const words = [...excerpt.text]
for (let n = 0; n < 20; n++) {
  const start = n * 5
  const exact = words.slice(start, start + 12).join('')
  await writer.write('/annotations', {
    excerpt: excerpt.id,
    exact,
    start,
    end: start + 12,
    note: `Note ${n}`,
  })
}
for (let n = 0; n < 50; n++) {
  const source = `Thought number ${n}: the words and the grade **do not agree**, and here is why I think so.`
  await writer.write('/comments', { threadKind: 'document', threadId: place.document, source })
}

// A thread of 1,000 comments by a dozen people.
const people = Array.from({ length: 12 }, (_, n) => `Reader ${n + 1}`)
for (const name of people) await makePerson(name)
const readers = await Promise.all(people.map((name) => new Visitor(url).logIn(name)))
const inThread = { threadKind: 'digest', threadId: place.digest }
const roots: string[] = []
for (let n = 0; n < 1_000; n++) {
  const source = `Thought number ${n}: the words and the grade **do not agree**, and here is why I think so.`
  const parent = n % 3 === 0 ? undefined : roots[Math.floor(n / 7)]
  const { events } = await at(readers, Math.floor(n / 3)).write('/comments', { ...inThread, parent, source })
  roots.push(events.find(({ type }) => type === 'comment.changed')?.id ?? '')
}
// Each of them thinks something of what others wrote on the first part, and has a reply there that waits for a moderator.
const links = Array.from({ length: 6 }, (_, n) => `https://example.org/${n}`).join(' ')
for (const [n, reader] of readers.entries()) {
  const { tables, threads, viewer } = await reader.page(place.digestPath)
  const { [place.digest]: part } = threads
  const others = Object.values(tables.comment).filter(({ creator }) => creator.id !== viewer.id)
  for (const each of [n, n + 12, n + 24]) {
    await reader.write(`/comments/${at(others, each).id}/react`, { reaction: 'thanks on' })
  }
  // Below one whose branch is here as a whole.
  const roots = others.filter(({ id, depth }) => depth === 0 && !(id in (part?.cuts ?? {})))
  await reader.write('/comments', { ...inThread, parent: at(roots, n).id, source: `Compare ${links}` })
}
const looks = await Promise.all(readers.map((reader) => reader.page(place.digestPath)))
for (const { tables, viewer } of looks) {
  const own = Object.values(tables.comment).filter(({ creator }) => creator.id === viewer.id)
  const isAsMeant =
    own.some(({ state }) => state === 'live') &&
    own.some(({ state }) => state === 'held') &&
    Object.keys(tables.reacted).length > 0
  if (!isAsMeant)
    console.log(own.length, own.map(({ state }) => state).join(), Object.keys(tables.reacted).length)
  if (!isAsMeant) throw new Error('The readers have nothing of their own in the thread')
}

function at<T>(all: readonly T[], index: number): T {
  return all[index % all.length] as T
}

const cookiesOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

serveFigures({
  url,
  ...place,
  cookies: cookiesOf(writer),
  readers: readers.map(cookiesOf),
  token: writer.token,
})
