import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { gone, hasFocus, marked, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const { someone, member } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let documentPath: string

beforeAll(async () => {
  documentPath = (await discussedLibrary(server().url)).documentPath
})

const selected = ({ page }: Someone) =>
  page.evaluate(() => String(getSelection()).replace(/\s+/g, ' ').trim())
const said = ({ page }: Someone) => page.locator('#live-layer > [role="status"]').last()
const button = ({ page }: Someone) => page.locator('[data-picker]').first()
const tools = ({ page }: Someone) => page.getByRole('toolbar', { name: 'Selected passage' })
const end = ({ page }: Someone, name: 'Beginning' | 'End') =>
  page.getByRole('slider', { name: `${name} of the passage` })
const scrolled = ({ page }: Someone) => page.evaluate(() => scrollY)

/** Where the middle of a word stands in the window. */
const wordAt = ({ page }: Someone, word: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.excerpt-text') as Node,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const { left, top, width, height } = range.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2, height }
    }
    throw new Error(`No text has “${wanted}”`)
  }, word)

/** Drags a handle with a finger until it points at a word, step by step. */
async function drag(reader: Someone, handle: Locator, word: string): Promise<void> {
  const box = await handle.boundingBox()
  if (!box) throw new Error('The handle is nowhere')
  const to = await wordAt(reader, word)
  const finger = await reader.context.newCDPSession(reader.page)
  const from = { x: box.x + box.width / 2, y: box.y + 12 }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  await touch('touchStart', from.x, from.y)
  // The finger is as far below the line all the way as it was on the handle.
  const below = to.height / 2 + 12
  for (const part of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', from.x + (to.x - from.x) * part, from.y + (to.y + below - from.y) * part)
  }
  // It comes to rest before it is lifted: a flung finger's next touch would only stop the flight.
  for (const by of [1, 0]) {
    await reader.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    await touch('touchMove', to.x, to.y + below + by)
  }
  await touch('touchEnd', 0, 0)
}

describe('a passage is picked by keys', () => {
  it('and the tools hide neither what has the focus nor the words', async () => {
    const ben = await member(server().url, 'Ben')
    await open(ben, documentPath)
    await button(ben).focus()
    await ben.page.keyboard.press('Enter')
    await tools(ben).waitFor()
    // The first word of all: above it is the button.
    await ben.page.keyboard.press('Home')
    const overlap = () =>
      ben.page.evaluate(() => {
        const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
        const bar = boxOf('.passage-toolbar')
        const words = getSelection()?.getRangeAt(0).getBoundingClientRect()
        const filter = boxOf('.note-filter summary')
        const focused = boxOf('.picker.is-picking')
        if (!bar || !words || !filter || !focused) throw new Error('Something is not there')
        const isOver = (a: DOMRect, b: DOMRect) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
        return [isOver(bar, focused), isOver(bar, words), isOver(focused, words), isOver(focused, filter)]
      })
    await expect.poll(overlap).toEqual([false, false, false, false])
    await ben.page.keyboard.press('Escape')
  })

  it('and is heard, with the words that come and go', async () => {
    const ben = await member(server().url, 'Ben')
    await open(ben, documentPath)
    await button(ben).focus()
    const before = await scrolled(ben)
    await ben.page.keyboard.press('Enter')
    await tools(ben).waitFor()
    await ben.page.getByText('Left and right arrows go by word', { exact: false }).first().waitFor()
    await expect.poll(() => said(ben).textContent()).toMatch(/^Picking a passage\. .* The$/)
    await ben.page.keyboard.press('ArrowRight')
    await expect.poll(() => said(ben).textContent()).toBe('inspectors')
    await ben.page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => said(ben).textContent()).toBe('approve: added. 2 words picked.')
    await ben.page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(() => said(ben).textContent()).toBe('approve: left out. 1 word picked.')
    await ben.page.keyboard.press('PageDown')
    await expect.poll(() => selected(ben)).toMatch(/^The inspectors .*\.$/)
    expect(await scrolled(ben)).toBe(before)
    await ben.page.keyboard.press('Escape')
    await hasFocus(button(ben))
    await gone(tools(ben))
  })

  it('its ends are moved one by one, and the tools come after them', async () => {
    const ben = await member(server().url, 'Ben')
    await open(ben, documentPath)
    await button(ben).focus()
    await ben.page.keyboard.press('Enter')
    await tools(ben).waitFor()
    await ben.page.keyboard.press('Tab')
    await hasFocus(end(ben, 'Beginning'))
    await ben.page.keyboard.press('Tab')
    await hasFocus(end(ben, 'End'))
    await ben.page.keyboard.press('ArrowRight')
    await ben.page.keyboard.press('ArrowRight')
    await expect.poll(() => selected(ben)).toBe('The inspectors approve')
    expect(await end(ben, 'End').getAttribute('aria-valuetext')).toBe('The inspectors approve')
    await ben.page.keyboard.press('Shift+Tab')
    await ben.page.keyboard.press('ArrowRight')
    await expect.poll(() => selected(ben)).toBe('inspectors approve')
    await ben.page.keyboard.press('Tab')
    await ben.page.keyboard.press('Tab')
    await hasFocus(tools(ben).getByRole('button', { name: 'Highlight' }))
  })

  it('from the word that was pressed on, by Enter on the text', async () => {
    const guest = await someone(server().url)
    await open(guest, documentPath)
    const { x, y } = await wordAt(guest, 'approve')
    await guest.page.mouse.click(x, y)
    await guest.page.keyboard.press('Enter')
    await tools(guest).waitFor()
    expect(await selected(guest)).toBe('approve')
  })
})

describe('a passage is picked by a finger', () => {
  it('which drags the two ends from word to word, and the page stays where it is', async () => {
    const ben = await member(server().url, 'Ben', phone)
    await open(ben, documentPath)
    await button(ben).tap()
    await tools(ben).waitFor()
    await ben.page.getByText('Drag the two ends to the words you mean.', { exact: true }).waitFor()
    expect(await selected(ben)).toBe('The')
    const before = await scrolled(ben)
    for (const name of ['Beginning', 'End'] as const) {
      const box = await end(ben, name).boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    await drag(ben, end(ben, 'End'), 'approve')
    await expect.poll(() => selected(ben)).toBe('The inspectors approve')
    await drag(ben, end(ben, 'Beginning'), 'inspectors')
    await expect.poll(() => selected(ben)).toBe('inspectors approve')
    // An end never passes the other one.
    await drag(ben, end(ben, 'End'), 'The')
    await expect.poll(() => selected(ben)).toBe('inspectors')
    expect(await scrolled(ben)).toBe(before)

    await tools(ben).getByRole('button', { name: 'Highlight' }).tap()
    await marked(ben, /^inspectors$/).waitFor()
    await gone(end(ben, 'End'))
    await gone(ben.page.getByText('Drag the two ends'))
  })

  it('and is left by a tap on Cancel, or beside it', async () => {
    const guest = await someone(server().url, phone)
    await open(guest, documentPath)
    await button(guest).tap()
    await tools(guest).waitFor()
    await guest.page.getByRole('button', { name: 'Cancel' }).tap()
    await gone(tools(guest))
    await gone(end(guest, 'End'))
    await button(guest).tap()
    await tools(guest).waitFor()
    await guest.page.getByRole('heading', { level: 1 }).tap()
    await gone(end(guest, 'End'))
  })
})

describe('n and p go from note to note', () => {
  it('on a wide screen by their cards, on a narrow one by their words', async () => {
    const guest = await someone(server().url)
    await open(guest, documentPath)
    const cards = guest.page.locator('.margin-card')
    await button(guest).focus()
    await guest.page.keyboard.press('n')
    await hasFocus(cards.nth(0))
    await guest.page.keyboard.press('n')
    await hasFocus(cards.nth(1))
    await guest.page.keyboard.press('p')
    await hasFocus(cards.nth(0))
    await guest.page.keyboard.press('p')
    await expect.poll(() => said(guest).textContent()).toBe('No earlier note.')

    const reader = await someone(server().url, { viewport: { width: 700, height: 900 } })
    await open(reader, documentPath)
    const stops = reader.page.locator('mark[tabindex="0"]')
    await button(reader).focus()
    await reader.page.keyboard.press('n')
    await hasFocus(stops.nth(0))
    await reader.page.keyboard.press('n')
    await hasFocus(stops.nth(1))
    await reader.page.keyboard.press('Enter')
    await reader.page.getByRole('dialog').waitFor()
  })
})
