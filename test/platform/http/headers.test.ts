import { beforeAll, describe, expect, it } from 'vitest'
import { pageAddresses } from '../../../server/pages/routes.ts'
import { discussedLibrary } from '../../support/discussed.ts'
import { everyPage } from '../../support/every-page.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer()
let pages: { path: string; visitor: Visitor }[]
let guest: Visitor

beforeAll(async () => {
  const at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
  const people = new Map<string | null, Visitor>([[null, guest]])
  for (const name of ['Ada', 'Ben']) people.set(name, await new Visitor(server().url).logIn(name))
  pages = everyPage.map(([, who, path]) => ({ path: path(at), visitor: people.get(who)! }))
})

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** The parts of a page's policy by name: `script-src` and what it allows. */
function policyOf(answer: Response): Record<string, string> {
  const parts = (answer.headers.get('content-security-policy') ?? '').split('; ')
  return Object.fromEntries(parts.map((part) => part.split(/ (.*)/s, 2) as [string, string]))
}
const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(policyOf(answer)['script-src'] ?? '')?.[1]

/** Every page, opened by somebody who may see it. */
async function opened(): Promise<{ path: string; answer: Response; html: string }[]> {
  const answers = []
  for (const { path, visitor } of pages) {
    const answer = await visitor.fetch(path)
    answers.push({ path, answer, html: await answer.text() })
  }
  return answers
}

it('the pages looked at are all that there are', () => {
  const paths = pages.map(({ path }) => path.split('?')[0] ?? '')
  const isSeen = (address: string) =>
    paths.some((path) => new RegExp(`^${address.replace(/:\w+/g, '[^/]+')}$`).test(path))
  // A comment's own address leads on to the page that shows it, and who never wrote as a guest has nothing there.
  expect(pageAddresses.filter((address) => !isSeen(address))).toEqual(['/comments/:id', '/my-comments'])
})

describe('every answer', () => {
  it.each([
    '/',
    '/nowhere',
    '/documents/new',
    '/api/authorities?q=derby',
    '/api/changes',
    '/assets/none.js',
  ])('carries the headers that keep it to itself: %s', async (path) => {
    const answer = await guest.fetch(path)
    expect(Object.fromEntries(answer.headers)).toMatchObject(everywhere)
    expect(answer.headers.get('permissions-policy')).toContain('camera=()')
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  it('of a page stays with the person it was made for', async () => {
    for (const { answer } of await opened()) {
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
      expect(answer.headers.get('vary')).toContain('Cookie')
    }
    for (const path of ['/', '/api/changes']) {
      const answer = await pages[1]!.visitor.fetch(path, { headers: { accept: 'application/json' } })
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('the policy of every page', () => {
  it('lets nothing in but our own files and the one script that it names', async () => {
    for (const { answer } of await opened()) {
      expect(policyOf(answer)).toEqual({
        'default-src': "'none'",
        'script-src': `'nonce-${nonceOf(answer)}' 'strict-dynamic'`,
        'style-src': "'self'",
        'font-src': "'self'",
        'img-src': "'self' data:",
        'connect-src': "'self'",
        'manifest-src': "'self'",
        'form-action': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'counterpoint',
      })
    }
  })

  it('has a nonce of its own each time, also on a page that was kept, and the page has the same', async () => {
    const answers = await opened()
    const nonces = answers.map(({ answer, html }) => {
      const nonce = nonceOf(answer) ?? ''
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
      expect(html).toContain(`nonce="${nonce}"`)
      return nonce
    })
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('forbids nothing that the page itself contains', async () => {
    for (const { path, html } of await opened()) {
      const markup = html.replace(/<script type="application\/json".*?<\/script>/s, '')
      const scripts = [...markup.matchAll(/<script\b[^>]*>/g)].map(([script]) => script)
      expect(scripts.length, path).toBe(1)
      expect(scripts[0]).toMatch(/^<script type="module" nonce="[^"]+" src="\/assets\/[^"]+"><\/?$|>$/)
      const tags = [...markup.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag)
      expect(
        tags.filter((tag) => /\s(style|on[a-z]+)=/i.test(tag)),
        path,
      ).toEqual([])
      expect(
        tags.filter((tag) => /^<(style|iframe|object|embed|base)\b/i.test(tag)),
        path,
      ).toEqual([])
      expect(
        tags.filter((tag) => /=["']?\s*(javascript|data|vbscript):/i.test(tag)),
        path,
      ).toEqual([])
    }
  })
})
