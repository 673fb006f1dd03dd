import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Someone } from './browser.ts'

/** Opens a page and waits until it lives: drawn by script, and hearing what others do. */
export async function open({ page }: Someone, path: string): Promise<void> {
  await page.goto(path)
  await alive({ page })
}

/** Waits until the page before them lives. */
export async function alive({ page }: Pick<Someone, 'page'>): Promise<void> {
  await page.locator('html[data-live]').waitFor()
  await page.locator('[data-connection="online"]').waitFor({ state: 'attached' })
}

/** Drags the mouse over words of an excerpt, as a reader does. They stand on the page once, maybe over several lines. */
export async function select({ page }: Someone, words: string): Promise<void> {
  const { from, to } = await restingPlaceOf(page, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
  const selected = await page.evaluate(() => String(getSelection()))
  expect(selected.replace(/\s+/g, ' ').trim()).toBe(words.replace(/\s+/g, ' ').trim())
}

/** Selects words as the handles under a finger do: the selection changes, and no pointer says when it is let go. */
export async function selectByTouch({ page }: Someone, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    getSelection()?.removeAllRanges()
    const found = (window as unknown as { find(words: string): boolean }).find(wanted)
    if (!found) throw new Error(`These words are not on this page: ${wanted}`)
  }, words)
}

/** Presses a tool of the bar beside the selected passage. */
export async function useTool(
  { page }: Someone,
  name: 'Highlight' | 'Note' | 'Contradiction' | 'Spotlight',
): Promise<void> {
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name }).click()
}

/** Presses the button of what was just done: it takes it back. */
export async function undo({ page }: Someone): Promise<void> {
  await page.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Undo' }).click()
}

/** The pieces of marked text that hold these words. */
export const marked = ({ page }: Someone, words: string | RegExp) =>
  page.locator('mark').filter({ hasText: words })

/** A highlight's or note's card in the margin. */
export const card = ({ page }: Someone, name: string) => page.getByRole('article', { name, exact: true })

/** Waits until nothing fits the locator any more. */
export const gone = (locator: Locator) => locator.waitFor({ state: 'detached' })

/** Waits until the focus is in what the locator finds. */
export async function hasFocus(locator: Locator): Promise<void> {
  await expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true)
}

/** Where the words stand once the page has come to rest: a scroll to what was just posted may still be under way. */
async function restingPlaceOf(page: Page, words: string) {
  let place = await placeOf(page, words)
  for (let still = 0; still < 3; ) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    const now = await placeOf(page, words)
    still = JSON.stringify(now) === JSON.stringify(place) ? still + 1 : 0
    place = now
  }
  return place
}

/** Where the first and the last letter of the words stand in the window, once they are brought into it. */
function placeOf(page: Page, words: string) {
  return page.evaluate((wanted) => {
    for (const text of document.querySelectorAll('.excerpt-text')) {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      const letters: [node: Node, offset: number][] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let offset = 0; offset < (node.nodeValue?.length ?? 0); offset++) letters.push([node, offset])
      }
      const at = (text.textContent ?? '').indexOf(wanted)
      const first = letters[at]
      const last = letters[at + wanted.length - 1]
      if (at < 0 || !first || !last) continue
      const box = ([node, offset]: [Node, number]) => {
        const range = document.createRange()
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        return range.getBoundingClientRect()
      }
      // A smooth scroll would still be under way when the places are read.
      first[0].parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      const [a, b] = [box(first), box(last)]
      return {
        from: { x: a.left + 1, y: a.top + a.height / 2 },
        to: { x: b.right - 1, y: b.top + b.height / 2 },
      }
    }
    throw new Error(`No excerpt of this page has these words: ${wanted}`)
  }, words)
}
