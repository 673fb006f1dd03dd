import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Drafts } from '../../server/threads/drafts.model.ts'
import type { DraftAnswer } from '../../shared/threads/drafts.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let thread: { threadKind: string; threadId: string }
let path: string
let key: string
let ada: Visitor
let ben: Visitor

beforeAll(async () => {
  const place = await sampleLibrary()
  path = place.documentPath
  thread = { threadKind: 'document', threadId: place.document }
  key = `document ${place.document} `
  const { url } = server()
  ;[ada, ben] = await Promise.all([come(url, 'Ada'), come(url, 'Ben')])
})
beforeEach(async () => {
  await Drafts.deleteMany()
})

/** Saves what stands in a form; `tab` is which tab of hers it is. */
async function save(source: string, based = 0, tab = 'one', more = {}): Promise<DraftAnswer['draft']> {
  const { status, body } = await ada.send('/drafts', { ...thread, source, based, tab, ...more })
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return (body as DraftAnswer).draft
}
const shown = async (who = ada) => (await who.page(path)).drafts[key]

describe('a draft', () => {
  it('is there on the page again, for who wrote it alone', async () => {
    await save('Half a sen')
    await save('Half a sentence', 1)
    expect(await shown()).toEqual({ source: 'Half a sentence', version: 2, parentWording: null, others: [] })
    expect(await shown(ben)).toBeUndefined()
    expect(await shown(new Visitor(server().url))).toBeUndefined()
    const html = await (await ada.fetch(path)).text()
    expect(html).toMatch(/<textarea[^>]*>Half a sentence<\/textarea>/)
  })

  it('is there on the page of the reply as well, where it belongs', async () => {
    const { events } = await ben.write('/comments', { ...thread, source: 'What now?' })
    const parent = events[0]!.id
    await save('Well', 0, 'one', { parent, parentWording: 1 })
    expect(await shown()).toBeUndefined()
    const { drafts } = await ada.page(`/comments/${parent}/reply`)
    expect(drafts[`${key}${parent}`]).toMatchObject({ source: 'Well', parentWording: 1 })
  })

  it('loses no words to another tab: the newest stand, the others are offered', async () => {
    await save('From the first tab')
    expect(await save('From the second', 0, 'two')).toEqual({
      source: 'From the second',
      version: 2,
      parentWording: null,
      others: ['From the first tab'],
    })
    expect((await save('From the first tab, longer', 1, 'one'))?.others).toEqual(['From the second'])
    const both = 'From the first tab, longer. From the second'
    expect((await save(both, 3, 'one'))?.others).toEqual([])
  })

  it('keeps all words when tabs save at the very same moment', async () => {
    const tabs = ['one', 'two', 'three', 'four']
    await Promise.all(tabs.map((tab) => save(`Words of ${tab}`, 0, tab)))
    const draft = await shown()
    expect([draft?.source, ...(draft?.others ?? [])].sort()).toEqual(
      tabs.map((tab) => `Words of ${tab}`).sort(),
    )
  })

  it('ends when it is posted or emptied, and what another tab wrote stays', async () => {
    await save('To be posted')
    await ada.write('/comments', { ...thread, source: 'To be posted', draft: 1 })
    expect(await shown()).toBeUndefined()
    await save('One')
    await save('Two', 0, 'two')
    await ada.write('/comments', { ...thread, source: 'Two', draft: 2 })
    expect((await shown())?.source).toBe('One')
    expect(await save('', 3, 'two')).toBeNull()
    await save('One')
    await save('Two', 0, 'two')
    await ada.write('/comments', { ...thread, source: 'Two and One', draft: 2 })
    expect(await shown()).toBeUndefined()
    await save('Newer')
    expect(await save('  ', 0, 'two')).toMatchObject({ source: 'Newer' })
  })

  it('stands in a list with where it belongs, can be discarded, and brought back', async () => {
    await save('A long thought')
    const list = async () => {
      const { page } = await ada.page('/drafts')
      return page.kind === 'drafts' ? page.drafts : []
    }
    const [line] = await list()
    expect(line).toMatchObject({ words: 'A long thought', href: `${path}#thoughts`, discarded: false })
    expect((await ben.send(`/drafts/${line!.id}/discard`, {})).status).toBe(404)
    expect((await ada.sendForm(`/drafts/${line!.id}/discard`, {})).location).toBe('/drafts')
    expect([await shown(), (await list())[0]?.discarded]).toEqual([undefined, true])
    await ada.sendForm(`/drafts/${line!.id}/restore`, {})
    expect((await shown())?.source).toBe('A long thought')
  })

  it('is for people with an account, of what there is, and not without end', async () => {
    const guest = new Visitor(server().url)
    expect((await guest.send('/drafts', { ...thread, source: 'x', based: 0, tab: 'one' })).status).toBe(401)
    expect((await guest.fetch('/drafts')).status).toBe(303)
    const nowhere = { threadId: '0'.repeat(24), source: 'x', based: 0, tab: 'one' }
    expect((await ada.send('/drafts', { ...thread, ...nowhere })).status).toBe(404)
    const long = { ...thread, source: 'x'.repeat(20_001), based: 0, tab: 'one' }
    expect((await ada.send('/drafts', long)).status).toBe(422)
    for (let n = 0; n < 200; n++) await save('x', 0, 'one', { parent: n.toString(16).padStart(24, '0') })
    expect((await ada.send('/drafts', { ...thread, source: 'x', based: 0, tab: 'one' })).status).toBe(429)
  })
})
