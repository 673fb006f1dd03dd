import { beforeAll, describe, expect, it } from 'vitest'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import { Excerpts } from '../../server/library/excerpts.model.ts'
import { newId } from '../../server/platform/data/ids.ts'
import { segments } from '../../shared/annotations/segments.ts'
import { codePointLength, codePointSlice } from '../../shared/text/code-points.ts'
import { randomNumbers } from '../bench/random-numbers.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member } = startBrowsers()

type Place = { start: number; end: number }

/** Characters of two units stand among the words, and no paragraph is like another. */
const paragraphs = Array.from(
  { length: 80 },
  (_, n) =>
    `Opening ${n}${n % 3 === 0 ? ' 😀🏡' : ''}. ${`They visit ${n} homes a day 🚲 here. `.repeat(1 + (n % 9))}`,
)
const text = paragraphs.join('\n\n').trim()
const length = codePointLength(text)

/** On one place so many that not each has a tint of its own. */
const stack = Array.from({ length: 5 }, () => ({ start: 3, end: 9 }))
const places = [...stack, ...scattered(700)]
const isOwn = (n: number) => n % 7 === 0
let documentPath: string
let ada: Visitor
let excerpt: string
let first: string
/** Where Ada's contradiction lies. */
const contradicted = place(length - 40, 12)

/** Words anywhere, up to over three paragraphs, of which nowhere more than three lie over each other. */
function scattered(many: number): Place[] {
  const random = randomNumbers(5)
  const over = new Uint8Array(length).fill(3, 0, 12)
  const found: Place[] = []
  while (found.length < many) {
    const size = 2 + Math.floor(random() * (found.length % 20 === 0 ? 300 : 30))
    const { start, end } = place(Math.floor(random() * (length - size)), size)
    if (start >= end || over.subarray(start, end).some((count) => count === 3)) continue
    for (let at = start; at < end; at++) over[at] = (over[at] as number) + 1
    found.push({ start, end })
  }
  return found
}

/** So many characters from there, without the white space around them. */
function place(from: number, size: number): Place {
  const words = codePointSlice(text, from, from + size)
  const start = from + codePointLength(words) - codePointLength(words.trimStart())
  return { start, end: start + codePointLength(words.trim()) }
}
const marking = ({ start, end }: Place) => ({ excerpt, exact: codePointSlice(text, start, end), start, end })

beforeAll(async () => {
  const library = await sampleLibrary()
  documentPath = library.documentPath
  ada = await come(server().url, 'Ada')
  const held = await Excerpts.findOne({ document: library.document }).lean()
  if (!held) throw new Error('The sample has no excerpt')
  excerpt = held._id.toHexString()
  await Excerpts.updateOne({ _id: held._id }, { text })
  await ada.write('/annotations', marking(places[0] as Place))
  const made = await Annotations.findOne().lean()
  if (!made) throw new Error('The first highlight is not there')
  first = made._id.toHexString()
  const others = places.slice(1).map((position, n) => ({
    ...made,
    _id: newId(),
    creator: isOwn(n + 1) ? made.creator : { id: newId().toHexString(), name: 'Ben' },
    target: { ...made.target, quote: { ...made.target.quote, exact: marking(position).exact }, position },
    anchor: { ...made.anchor, ...position },
  }))
  await Annotations.collection.insertMany(others)
  await ada.write('/contradictions', {
    type: 'tone-v-overall',
    claim: 'They say it here, and judge otherwise.',
    ends: [
      { kind: 'passage', ...marking(contradicted) },
      { kind: 'field', document: library.document, area: 'overall' },
    ],
  })
})

type Painted = Place & { layer: string }

/** What is painted, as places in the text: each range is read off the page. */
const painted = ({ page }: Someone): Promise<Painted[]> =>
  page.evaluate(() => {
    const placeOf = (node: Node, offset: number) => {
      const paragraph = node.parentElement?.closest<HTMLElement>('p[data-start]')
      if (!paragraph) return Number.NaN
      const before = document.createRange()
      before.setStart(paragraph, 0)
      before.setEnd(node, offset)
      return Number(paragraph.dataset.start) + [...before.toString()].length
    }
    return [...CSS.highlights].flatMap(([layer, ranges]) =>
      [...ranges].map(({ startContainer, startOffset, endContainer, endOffset }) => ({
        layer,
        start: placeOf(startContainer, startOffset),
        end: placeOf(endContainer, endOffset),
      })),
    )
  })

/** The flat segments of these, with how many lie on each. */
const flat = (spans: readonly Place[]) =>
  segments(
    length,
    spans.map(({ start, end }, n) => ({ id: String(n), start, end })),
  ).map(({ ids, ...stretch }) => ({ ...stretch, count: ids.length }))
const isTint = ({ layer }: Painted) => /^many-\d$/.test(layer)
const inLayer = (name: string) => (each: Painted) => each.layer === name

describe('what is painted of very many marks', () => {
  it('is what the flat segments say: where, how deep, whose and for what', async () => {
    const reader = await member(server().url, 'Ada')
    await open(reader, documentPath)
    const all = [...places, contradicted]
    await expect.poll(async () => flat((await painted(reader)).filter(isTint))).toEqual(flat(all))
    const there = await painted(reader)
    expect(flat(there.filter(inLayer('many-own')))).toEqual(flat(places.filter((_, n) => isOwn(n))))
    expect(flat(there.filter(inLayer('many-contradiction')))).toEqual(flat([contradicted]))
    // Each has a tint of its own, up to three.
    const tints = there.filter(isTint)
    const deep = flat(all).map(({ start, end }) => {
      const here = tints.filter((each) => each.start < end && each.end > start)
      return { start, end, tints: new Set(here.map(({ layer }) => layer)).size }
    })
    expect(deep).toEqual(
      flat(all).map(({ start, end, count }) => ({ start, end, tints: Math.min(count, 3) })),
    )
  })

  it('stays so while marks come and go and paragraphs are drawn anew', async () => {
    const reader = await member(server().url, 'Ada')
    await open(reader, documentPath)
    const before = [...places, contradicted]
    const tints = async () => flat((await painted(reader)).filter(isTint))
    await expect.poll(tints).toEqual(flat(before))

    const come = place(length - 400, 90)
    await ada.write('/annotations', marking(come))
    await expect.poll(tints).toEqual(flat([...before, come]))
    await ada.write(`/annotations/${first}/withdraw`, { version: 1 })
    const now = [...before.slice(1), come]
    await expect.poll(tints).toEqual(flat(now))

    const end = reader.page.locator('p[data-start]', { hasText: 'Opening 79' })
    expect(await end.locator('mark').count()).toBe(0)
    await end.scrollIntoViewIfNeeded()
    await end.locator('mark').first().waitFor()
    await expect.poll(tints).toEqual(flat(now))
    const own = (await painted(reader)).filter(inLayer('many-own'))
    expect(flat(own)).toEqual(flat([...places.filter((_, n) => n > 0 && isOwn(n)), come]))
  })
})
