import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Someone } from './browser.ts'

/** A desk at 200%, a phone, and the narrowest screen that has to do; pixels. */
const narrow = [640, 390, 320]

/** What is before them is as a page should be: axe finds nothing by day or night, and nothing runs out sideways. */
export async function isSound({ page }: Pick<Someone, 'page'>): Promise<void> {
  await isAccessible({ page })
  const before = page.viewportSize()
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 800 })
    expect(await beyondTheEdge(page), `at ${width} px`).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}

/** Nothing that axe finds. Between day and night only the colours differ, so at night only they are looked at. */
export async function isAccessible({ page }: Pick<Someone, 'page'>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // We have no frames; without them axe needs no second page to put its findings together.
    // What is right is counted and not told in full: that is a third of axe's work.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${colorScheme}: ${id}: ${html}\n${failureSummary}`),
    )
    expect(found, `axe on ${page.url()}`).toEqual([])
  }
}

/**
 * A page's elements are those the server wrote, in that order: what HTML doesn't allow is moved by the browser that
 * reads it, and then the script takes over another page than it drew.
 */
export async function isReadAsWritten({ page, context }: Someone, path: string): Promise<void> {
  const answer = await context.request.get(path)
  const written = (await answer.text()).replace(/^.*?<body>|<script type="application\/json".*$/gs, '')
  const tags = [...written.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag)
  // On an empty page, where no content policy forbids to parse it.
  await page.goto('about:blank')
  const read = await page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    return [...body.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase())
  }, written)
  expect(read, `${path} as a browser reads it`).toEqual(tags)
}

/** What makes a page scroll sideways: empty where it doesn't, else the innermost elements that stick out. */
function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    )
    const innermost = out.filter(
      (element) => !out.some((other) => other !== element && element.contains(other)),
    )
    return [
      `The page is ${scrollWidth} px wide`,
      ...innermost.map((element) => element.outerHTML.slice(0, 160)),
    ]
  })
}
