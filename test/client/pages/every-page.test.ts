import { describe, expect, it, test } from 'vitest'
import { loadPage } from '../../../client/pages/load.ts'
import { pages } from '../../../client/pages/pages.ts'
import { renderBody } from '../../../client/render.tsx'
import { mayBegin } from '../../../shared/accounts/actor.ts'
import { emptyPage } from '../live/page-states.ts'
import { pageKinds, pageOf } from './states.ts'

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found ?? '')
const postForms = (html: string) => all(html, /<form [^>]*method="post"[^>]*>(.*?)<\/form>/gs)

describe.each(pageKinds)('the %s page', (kind) => {
  const html = renderBody(pageOf(kind))

  it('has one heading of the first level, and a way past the navigation', () => {
    expect(all(html, /<(h1)[ >]/g)).toHaveLength(1)
    expect(html).toContain('href="#main"')
    expect(html).toContain('id="main"')
  })

  it('needs nothing that the security policy forbids', () => {
    expect(html).not.toMatch(/<[^>]*\s(style|on[a-z]+)=/)
    expect(html).not.toMatch(/<(script|style|iframe)/)
  })

  it('gives every id once', () => {
    const ids = all(html, / id="([^"]*)"/g)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('points every label, hint and problem at something that is there', () => {
    const ids = new Set(all(html, / id="([^"]*)"/g))
    const named = all(html, / (?:for|aria-labelledby|aria-describedby|aria-details)="([^"]*)"/g)
    for (const id of named.flatMap((list) => list.split(' '))) expect(ids).toContain(id)
  })

  it('puts nothing into a paragraph that would end it', () => {
    for (const inside of all(html, /<p[ >](.*?)<\/p>/gs))
      expect(inside).not.toMatch(/<(p|div|ul|ol|dl|form|h[1-6])[ >]/)
  })

  it('posts with the number of the form, the token of the log-in and the way back', () => {
    const forms = postForms(html)
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) {
      expect(form).toMatch(/name="form" value="[a-z-]+"/)
      expect(form).toContain('name="operation" value="00000000-0000-4000-8000-000000000000"')
      expect(form).toContain('name="token" value="t"')
      expect(form).toContain('name="from" value="/documents/derby"')
      expect(form).toMatch(/<button[^>]* type="submit"|<button type="submit"/)
    }
  })

  it('is the same page in the browser', async () => {
    expect(await loadPage(kind)).toBe(pages[kind])
  })
})

describe('a guest', () => {
  const { viewer } = emptyPage({ id: null, name: 'guest' })
  const guest = { ...viewer, name: null, token: null, may: mayBegin({ id: null, name: null, role: 'guest' }) }

  it('may write a thought, and is told that a moderator reads it first', () => {
    const html = renderBody(pageOf('digest', { viewer: guest }))
    expect(html).toContain('name="source"')
    expect(html).toContain('A moderator reads it before others see it. Or log in: what you write is kept.')
    expect(html).toContain('name="guestEmail"')
    expect(html).not.toContain('name="token"')
  })

  it('finds out on the front page what this is', () => {
    expect(renderBody(pageOf('home', { viewer: guest }))).toContain('For example, in our own words')
    expect(renderBody(pageOf('home'))).not.toContain('For example, in our own words')
  })

  it('is not led to where only others may go', () => {
    const html = renderBody(pageOf('home', { viewer: guest }))
    expect(html).not.toContain('href="/import"')
    expect(html).not.toContain('href="/documents/new"')
  })
})

test('an account that may only read is told so instead of being given a form', () => {
  const reader = { ...emptyPage().viewer, role: 'reader' as const, may: [] }
  const html = renderBody(pageOf('digest', { viewer: reader }))
  expect(html).toContain('Your account may read here, not write.')
  expect(html).not.toContain('name="source"')
})

test('an account that is suspended is told until when, and where the reason stands', () => {
  const viewer = { ...emptyPage().viewer, may: [], suspendedUntil: '2026-11-29T00:00:00.000Z' }
  const html = renderBody(pageOf('home', { viewer }))
  expect(html).toContain('Until 29 November 2026 you may read here, not write')
  expect(html).toContain('href="/account"')
})

test('what people write is shown as they wrote it, never taken for markup', () => {
  const hostile = '<img src=x onerror=alert(1)>'
  const state = pageOf('home', { notice: hostile, path: `/"${hostile}` })
  const html = renderBody({ ...state, viewer: { ...state.viewer, name: hostile } })
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=alert(1)>')
})
