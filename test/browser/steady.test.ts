import { beforeAll, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { alive, marked } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

/** The sum of layout shifts, as browsers measure them, under which nobody sees anything move. */
const unseen = 0.005

const server = startTestServer()
const { someone, member } = startBrowsers()
let at: Awaited<ReturnType<typeof discussedLibrary>>

beforeAll(async () => {
  at = await discussedLibrary(server().url)
})

type Moved = { sum: number; what: string[] }

/** Runs in the page, before anything of it: notes every shift, the ones just after a click as well. */
function watchShifts() {
  const moved: Moved = { sum: 0, what: [] }
  Object.assign(window, { moved })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      sources: { node: Node | null }[]
    })[]) {
      moved.sum += entry.value
      for (const { node } of entry.sources) {
        moved.what.push(`${entry.value.toFixed(4)} ${(node as Element | null)?.outerHTML?.slice(0, 120)}`)
      }
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Opens a page, waits until all of it is there and lives, and answers how much of it moved meanwhile. */
async function shifts({ page }: Someone, path: string): Promise<Moved> {
  await page.addInitScript(watchShifts)
  await page.goto(path, { waitUntil: 'networkidle' })
  await alive({ page })
  await page.locator('.presence li').first().waitFor()
  return movedBy({ page })
}

function movedBy({ page }: Pick<Someone, 'page'>): Promise<Moved> {
  // Two frames: what changed last has been laid out, and the observer has been told.
  return page.evaluate(
    () =>
      new Promise<Moved>((resolve) => {
        const told = () => setTimeout(() => resolve((window as unknown as { moved: Moved }).moved))
        requestAnimationFrame(() => requestAnimationFrame(told))
      }),
  )
}

const screens = { 'at a desk': { width: 1280, height: 900 }, 'on a phone': { width: 390, height: 844 } }

it.each(
  (['digestPath', 'documentPath'] as const).flatMap((path) =>
    (['at a desk', 'on a phone'] as const).flatMap((screen) =>
      [null, 'Ben'].map((who) => [path, screen, who] as const),
    ),
  ),
)('nothing moves while %s opens %s, for %s', async (path, screen, who) => {
  const options = { viewport: screens[screen], reducedMotion: 'no-preference' as const }
  const { url } = server()
  const reader = who === null ? await someone(url, options) : await member(url, who, options)
  const { sum, what } = await shifts(reader, at[path])
  expect(sum, what.join('\n')).toBeLessThan(unseen)
})

it.each([
  'at a desk',
  'on a phone',
] as const)('nothing moves while others mark what one reads %s', async (screen) => {
  const { url } = server()
  const guest = await someone(url, { viewport: screens[screen], reducedMotion: 'no-preference' })
  await shifts(guest, at.ownPath)
  // So that all that stands below the text is in sight.
  await guest.page.locator('.excerpt').evaluate((excerpt) => excerpt.scrollIntoView())
  const before = await movedBy(guest)
  const ben = await new Visitor(url).logIn('Ben')
  const exact = screen === 'at a desk' ? 'written to' : 'most of them'
  await ben.write('/annotations', { excerpt: at.own, revision: 1, exact, note: `A note ${screen}.` })
  const thread = { threadKind: 'document', threadId: at.ownDocument }
  await ben.write('/comments', { ...thread, source: 'A thought.' })
  await marked(guest, exact).waitFor()
  await guest.page.getByRole('button', { name: '1 new thought' }).waitFor()
  const after = await movedBy(guest)
  expect(after.sum - before.sum, after.what.slice(before.what.length).join('\n')).toBeLessThan(unseen)
})
