import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { logIn, type Someone, startBrowsers } from '../../support/browser.ts'
import { come } from '../../support/come.ts'
import { hostilePost, hostileWords } from '../../support/hostile.ts'
import { sampleLibrary } from '../../support/library.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer()
const browsers = startBrowsers()
let ada: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>
/** Pages that show what was written, and pages to change it. */
let shown: string[]
let changed: string[]

const idIn = ({ events }: Awaited<ReturnType<Visitor['write']>>, kind: string) =>
  events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''
const thread = () => ({ threadKind: 'document', threadId: place.document })

/** Everything that people can write, once for each of the hostile words. */
async function writeAll(): Promise<{ comment: string; annotation: string; excerpt: string; report: string }> {
  const { tables } = await ada.page(place.documentPath)
  const [first] = Object.values(tables.excerpt)
  const passage = { excerpt: first!.id, exact: [...first!.text].slice(0, 20).join(''), start: 0, end: 20 }
  const ends = [
    { kind: 'passage', ...passage },
    { kind: 'field', document: place.document, area: 'overall' },
  ]
  let [comment, annotation, excerpt, report] = ['', '', '', '']
  for (const words of hostileWords) {
    comment = idIn(await ada.write('/comments', { ...thread(), source: words }), 'comment')
    annotation = idIn(await ada.write('/annotations', { ...passage, note: words }), 'annotation')
    await ada.write('/contradictions', { type: 'tone-v-overall', claim: words, ends })
    const about = { authority: 'derby', published: '2016-03-04', section: 'local-authority' }
    const posted = await ada.write('/documents', { ...about, text: words, paragraph: words.slice(0, 20) })
    excerpt = idIn(posted, 'excerpt')
    report = posted.location.split('#')[0] ?? ''
  }
  return { comment, annotation, excerpt, report }
}

beforeAll(async () => {
  place = await sampleLibrary()
  ada = await come(server().url, 'Ada', 'admin')
  const { comment, annotation, excerpt, report } = await writeAll()
  const { body } = await ada.send('/import', { raw: hostilePost })
  const { preview } = (body as { page: { preview: { fingerprint: string; comments: unknown[] } } }).page
  expect(preview.comments).toHaveLength(2)
  const confirm = { raw: hostilePost, fingerprint: preview.fingerprint }
  const { location } = await ada.write('/import/confirm', confirm)
  shown = ['/', location, place.documentPath, report, '/contradictions', '/authorities/derby']
  changed = [
    `/comments/${comment}/edit`,
    `/comments/${comment}/reply`,
    `/annotations/${annotation}/edit`,
    `/excerpts/${excerpt}/edit`,
    `${report}/contradictions/new`,
    '/log-in?next=/%22%3E%3Cscript%3Eowned()%3C/script%3E',
  ]
}, 60_000)

/** Somebody whose browser would run anything: our policy, the second wall, is switched off. */
async function unprotected(options = {}): Promise<Someone> {
  const someone = await browsers.someone(server().url, { bypassCSP: true, ...options })
  await someone.page.addInitScript('globalThis.owned = () => { globalThis.isOwned = true }')
  return someone
}

/** What a page holds that only foreign words could have brought there. */
const foreignIn = (page: Page) =>
  page.evaluate(() => {
    const brings = ({ name, value }: Attr) =>
      /^on/i.test(name) || (/^(href|src|action|formaction)$/i.test(name) && /^\s*\w*script:/i.test(value))
    const elements = [...document.querySelectorAll('*')]
    const odd = elements.filter(
      (each) =>
        /^(iframe|object|embed|base|style|img|math|mglyph|animate)$/i.test(each.localName) ||
        [...each.attributes].some(brings) ||
        (each.localName === 'script' && !each.id && !(each as HTMLScriptElement).src),
    )
    return { isOwned: 'isOwned' in globalThis, odd: odd.map(({ outerHTML }) => outerHTML) }
  })
const nothing = { isOwned: false, odd: [] }

describe('hostile words are words', () => {
  it('in the HTML as it is sent, and in the state that goes with it', async () => {
    const guest = new Visitor(server().url)
    for (const path of shown) {
      const html = await (await guest.fetch(path)).text()
      expect(html, path).not.toMatch(/<(script|img|svg|iframe|style|math)\b[^>]*owned/i)
      expect(html.match(/<script/g), path).toHaveLength(2)
      const [, json = ''] = /id="state">(.*?)<\/script>/s.exec(html) ?? []
      expect(json).not.toContain('<')
      const state = JSON.parse(json)
      expect(state.tables).toEqual((await guest.page(path)).tables)
    }
    const state = await ada.page(place.documentPath)
    expect(Object.values(state.tables.comment).map(({ source }) => source)).toEqual(
      hostileWords.map((words) => words.trim()),
    )
  })

  it('on every page that shows them, to a guest', async () => {
    const { page } = await unprotected()
    for (const path of shown) {
      await page.goto(path)
      expect(await foreignIn(page), path).toEqual(nothing)
    }
  }, 60_000)

  it('on every page that changes them, to their author, and in the preview of an import', async () => {
    const someone = await unprotected()
    await logIn(someone, 'Ada')
    for (const path of [...changed, place.documentPath]) {
      await someone.page.goto(path)
      expect(await foreignIn(someone.page), path).toEqual(nothing)
    }
    await someone.page.goto('/import')
    await someone.page.locator('textarea[name=raw]').fill(hostilePost)
    await someone.page
      .getByRole('button', { name: /show|look|read|preview/i })
      .first()
      .click()
    await someone.page.getByText('Rowan').first().waitFor()
    expect(await foreignIn(someone.page), 'preview').toEqual(nothing)
  }, 60_000)

  it('when they come live to an open page', async () => {
    const { page } = await unprotected()
    await page.goto(place.digestPath)
    const digest = { threadKind: 'digest', threadId: place.digest }
    for (const source of hostileWords) await ada.write('/comments', { ...digest, source })
    await page.getByRole('button', { name: new RegExp(`${hostileWords.length} new`) }).click()
    await page.getByText('ipt>owned()').first().waitFor()
    expect(await foreignIn(page)).toEqual(nothing)
  }, 60_000)
})

it('an address that is none of the web is not kept as a source', async () => {
  const report = { authority: 'derby', published: '2016-03-05', section: 'local-authority', text: 'Words.' }
  for (const sourceUrl of ['javascript:owned()', 'data:text/html,<script>owned()</script>', 'x:y']) {
    const { status, body } = await ada.send('/documents', { ...report, sourceUrl })
    expect(status).toBe(422)
    expect(body).toMatchObject({ error: { fields: [{ field: 'sourceUrl' }] } })
  }
})
