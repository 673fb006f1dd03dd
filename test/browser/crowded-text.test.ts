import { beforeAll, describe, expect, it } from 'vitest'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import { Excerpts } from '../../server/library/excerpts.model.ts'
import { newId } from '../../server/platform/data/ids.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { hasFocus, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { someone } = startBrowsers()

/** So many that they are painted, one on each word. */
const many = 700
const sentence = (n: number) => `Word${n} stands here. `
const text = Array.from({ length: many }, (_, n) => sentence(n) + (n % 10 === 9 ? '\n\n' : ''))
  .join('')
  .trim()
let documentPath: string
let ada: Visitor
let excerpt: string

const mark = (n: number) => ({
  start: text.indexOf(`Word${n} `),
  end: text.indexOf(`Word${n} `) + `Word${n}`.length,
})

beforeAll(async () => {
  const library = await sampleLibrary()
  documentPath = library.documentPath
  ada = await come(server().url, 'Ada')
  const [held] = await Excerpts.find({ document: library.document }).lean()
  if (!held) throw new Error('The sample has no excerpt')
  excerpt = held._id.toHexString()
  await Excerpts.updateOne({ _id: held._id }, { text })
  await ada.write('/annotations', { excerpt, exact: 'Word0', ...mark(0) })
  const first = await Annotations.findOne().lean()
  if (!first) throw new Error('The first highlight is not there')
  await Annotations.collection.insertMany(
    Array.from({ length: many - 2 }, (_, n) => ({
      ...first,
      _id: newId(),
      target: {
        ...first.target,
        quote: { ...first.target.quote, exact: `Word${n + 1}` },
        position: mark(n + 1),
      },
      anchor: { ...first.anchor, ...mark(n + 1) },
    })),
  )
})

const painted = ({ page }: Someone) =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => /^many-\d$/.test(name))
      .reduce((sum, [, { size }]) => sum + size, 0),
  )

/** The words of every painted range, as the page draws them. */
const paintedWords = ({ page }: Someone) =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => /^many-\d$/.test(name))
      .flatMap(([, layer]) => [...layer])
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        return range.toString()
      })
      .sort(),
  )
const wordsOf = (count: number) => Array.from({ length: count }, (_, n) => `Word${n}`).sort()

describe('a text with very many marks', () => {
  it('paints them all, has elements and cards for those near, and takes in one more', async () => {
    const guest = await someone(server().url)
    await open(guest, documentPath)
    await expect.poll(() => painted(guest)).toBe(many - 1)
    const elements = await guest.page.locator('mark').count()
    expect(elements).toBeGreaterThan(5)
    expect(elements).toBeLessThan(many / 2)
    expect(await guest.page.locator('.margin-card').count()).toBeLessThan(many / 2)
    expect(await guest.page.locator('.excerpt-text').first().innerText()).toContain('Word699 stands here.')

    await ada.write('/annotations', { excerpt, exact: `Word${many - 1}`, ...mark(many - 1) })
    await expect.poll(() => painted(guest)).toBe(many)
    expect(await paintedWords(guest)).toEqual(wordsOf(many))
    // What comes near is drawn in pieces, what goes far in one, and all stay painted where they belong.
    await guest.page.locator('p[data-start]', { hasText: 'Word350 ' }).scrollIntoViewIfNeeded()
    await guest.page.locator('mark', { hasText: /^Word350$/ }).waitFor()
    await expect.poll(() => guest.page.locator('mark', { hasText: /^Word0$/ }).count()).toBe(0)
    expect(await paintedWords(guest)).toEqual(wordsOf(many))
  })

  it('shows them without script too, each leading to its note, wherever that is listed', async () => {
    const guest = await someone(server().url, { javaScriptEnabled: false })
    await guest.page.goto(documentPath)
    expect(await guest.page.locator('mark').allInnerTexts()).toEqual(
      expect.arrayContaining(['Word0', 'Word350', 'Word699']),
    )
    await guest.page.getByRole('link', { name: 'Word650', exact: true }).click()
    const card = guest.page.locator('.margin-card:target')
    await card.getByText('“Word650”').waitFor()
    await guest.page.getByRole('link', { name: 'Earlier: 501 to 600' }).click()
    await guest.page.locator('.margin-card', { hasText: '“Word550”' }).waitFor()
  })

  it('script takes over what the server drew, and no line moves', async () => {
    const guest = await someone(server().url)
    await guest.page.addInitScript(() => {
      const moved = Object.assign(window, { moved: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          moved.moved += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    // Straight to the text: what moves out of sight isn't counted.
    await guest.page.goto(`${documentPath}#excerpt-${excerpt}`)
    const before = guest.page.locator('mark > a', { hasText: /^Word3$/ })
    await before.or(guest.page.locator('.is-painted')).first().waitFor()
    await expect.poll(() => painted(guest)).toBeGreaterThan(0)
    await guest.page.locator('mark[data-ids]', { hasText: /^Word3$/ }).waitFor()
    expect(await before.count()).toBe(0)
    // Two frames: what changed last has been laid out, and the observer has been told.
    const moved = await guest.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const told = () => setTimeout(() => resolve((window as unknown as { moved: number }).moved))
          requestAnimationFrame(() => requestAnimationFrame(told))
        }),
    )
    expect(moved).toBeLessThan(0.01)
  })

  it('what is far comes near by scrolling, by its address and by going from note to note', async () => {
    const guest = await someone(server().url)
    await open(guest, documentPath)
    await expect.poll(() => painted(guest)).toBeGreaterThan(0)
    const far = guest.page.locator('mark', { hasText: /^Word650$/ })
    expect(await far.count()).toBe(0)
    await guest.page.locator('p[data-start]', { hasText: 'Word650 ' }).scrollIntoViewIfNeeded()
    await far.click()
    await hasFocus(guest.page.locator('.margin-card:focus'))

    const last = await Annotations.findOne({ 'target.quote.exact': 'Word600' }).lean()
    const card = guest.page.locator(`#annotation-${last?._id.toHexString()}`)
    await guest.page.evaluate((id) => {
      location.hash = `#annotation-${id}`
    }, last?._id.toHexString())
    await hasFocus(card)
    await guest.page.keyboard.press('n')
    await expect
      .poll(() => guest.page.evaluate(() => document.activeElement?.textContent))
      .toContain('Word601')
  })
})
