import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../client/render.tsx'
import { parseBlogPost } from '../../../shared/importing/blog-post.ts'
import { readPost } from '../../support/posts.ts'
import { pageOf } from '../pages/states.ts'

const names = ['Medway', 'Derby', 'South Tyneside', 'St Helens']
const authorities = names.map((name) => ({
  slug: name.toLowerCase().replace(' ', '-'),
  name,
  officialName: `${name} Council`,
  aliases: [`${name} City`],
}))

function previewOf(raw: string, already: { slug: string; title: string } | null = null): string {
  const preview = parseBlogPost(raw, { authorities, today: '2026-01-01' })
  return renderBody(pageOf('import', { page: { kind: 'import', preview, raw, already } }))
}

const rows = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row]) => row ?? '')

describe('the preview of an import', () => {
  const post = readPost('as-the-blog.txt')
  const html = previewOf(post)

  it('shows every entry with its authority, date, grade and sections', () => {
    expect(rows(html)).toHaveLength(4)
    expect(rows(html)[0]).toMatch(/^Medway.*4 March 2016.*Adequate.*not mentioned/s)
    expect(rows(html)[1]).toMatch(/^Derby.*4 March 2016.*Outstanding.*Local Safeguarding Children Board/s)
    expect(rows(html)[2]).toMatch(/^South Tyneside.*Requires improvement.*before it: Inadequate/s)
    expect(rows(html)[3]).toMatch(/^St Helens.*11 February 2016.*Editor’s note: children looked-for team/s)
  })

  it('shows the thoughts found, and what was left out as furniture of the page', () => {
    expect(html).toContain('4 thoughts found')
    expect(html).toMatch(/Left out: \d+ pieces? of page furniture/)
  })

  it('is confirmed with the text and the fingerprint of what was shown', () => {
    const form = /<form [^>]*action="\/import\/confirm".*?<\/form>/s.exec(html)?.[0]
    expect(form).toContain('Import 4 entries')
    expect(form).toMatch(/name="fingerprint" value="[0-9a-f]{16}"/)
    expect(form).toContain('name="raw" value="A made-up round of reports')
  })

  it('says with its line what could not be read, and that such an entry is left out', () => {
    const html = previewOf(post.replace(/(?<=^Medway\s+)4\/3\/16/m, '31/2/16'))
    expect(html).toMatch(/class="tray".*?line 5<\/span> /s)
    expect(rows(html)[0]).toMatch(/will be left out.*Not read: “31\/2\/16”/s)
    expect(html).toContain('Import 3 entries')
    expect(html).toContain('1 entry will be left out')
  })

  it('of a text without entries offers nothing to confirm', () => {
    const html = previewOf('A title\n\nAnd nothing of what we look for.')
    expect(html).toContain('Nothing here can be imported as it stands.')
    expect(html).not.toContain('action="/import/confirm"')
  })

  it('of a post that is here already leads to its digest', () => {
    expect(previewOf(post, { slug: 'march', title: 'Reports in March' })).toContain('href="/digests/march"')
  })
})
