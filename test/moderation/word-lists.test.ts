import { beforeAll, describe, expect, it } from 'vitest'
import { Records } from '../../server/platform/data/write-path.model.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const lists = '/moderation/word-lists'
let ada: Visitor
let ben: Visitor
let nia: Visitor
let thread: { threadKind: string; threadId: string }

beforeAll(async () => {
  await Promise.all([makePerson('Ada', 'admin'), makePerson('Mo', 'moderator'), makePerson('Ben')])
  thread = { threadKind: 'document', threadId: (await sampleLibrary()).document }
  ada = await new Visitor(server().url).logIn('Ada')
  ben = await new Visitor(server().url).logIn('Ben')
  nia = await come(server().url, 'Nia', 'member', { newcomer: true })
})

async function listed() {
  const { page } = await ada.page(lists)
  if (page.kind !== 'word-lists') throw new Error('another page')
  return page
}
const idOf = async (pattern: string) => {
  const { entries, removed } = await listed()
  return [...entries, ...removed].find((entry) => entry.pattern === pattern)?.id ?? ''
}
async function says(who: Visitor, source: string): Promise<CommentView> {
  const { events } = await who.write('/comments', { ...thread, source })
  const event = events.find(({ type }) => type === 'comment.changed')
  if (event?.type !== 'comment.changed' || !event.view) throw new Error('no comment')
  return event.view
}

describe('the word lists', () => {
  it('are used from the next comment on, until a word is taken off, and again when it is put back', async () => {
    expect((await says(ben, 'Wombats were counted.')).state).toBe('live')
    await ada.write(lists, { list: 'banned', pattern: 'wombat*' })
    expect((await says(ben, 'W0mbats, they say.')).state).toBe('held')
    expect((await says(nia, 'W-o-m-b-a-t')).state).toBe('spam')
    const id = await idOf('wombat*')
    await ada.write(`${lists}/${id}/remove`, {})
    expect((await says(ben, 'Wombats are back.')).state).toBe('live')
    expect((await listed()).removed.map(({ pattern }) => pattern)).toContain('wombat*')
    await ada.write(`${lists}/${id}/restore`, {})
    expect((await says(ben, 'Wombats again?')).state).toBe('held')
  })

  it('hold suspect words, with the reason for moderators', async () => {
    await ada.write(lists, { list: 'suspect', pattern: 'hidden agenda' })
    const { id, state } = await says(ben, 'Surely a hidden  agenda.')
    expect(state).toBe('held')
    const { tables } = await ada.page('/moderation')
    expect(tables.case[id]?.reasons).toEqual([
      { phase: 'suspect-words', detail: 'On the list of suspect words: hidden agenda.' },
    ])
  })

  it('let moderators write what they like', async () => {
    await ada.write(lists, { list: 'banned', pattern: 'quokka' })
    expect((await says(ada, 'Quokka is on the list.')).state).toBe('live')
  })

  it('have each entry once, however it is spelled, and say where it is', async () => {
    await ada.write(lists, { list: 'banned', pattern: 'numbat' })
    const { status, body } = await ada.send(lists, { list: 'suspect', pattern: 'NUMBАT' })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      error: { fields: [{ field: 'pattern', message: '“numbat” is on the list of banned words already.' }] },
    })
  })

  it('refuse what would find half the language', async () => {
    for (const pattern of ['*', 'a', 'ab*', '…'])
      expect((await ada.send(lists, { list: 'banned', pattern })).status).toBe(422)
  })

  it('are recorded, word by word', async () => {
    await ada.write(lists, { list: 'suspect', pattern: 'bilby' })
    await ada.write(`${lists}/${await idOf('bilby')}/remove`, {})
    const records = await Records.find({ privateNote: 'suspect: bilby' }).lean()
    expect(records.map(({ action }) => action)).toEqual(['word.added', 'word.removed'])
  })

  it('are the admins’ alone', async () => {
    const mo = await new Visitor(server().url).logIn('Mo')
    for (const who of [mo, ben]) {
      expect((await who.send(lists, { list: 'banned', pattern: 'echidna' })).status).toBe(403)
      expect((await who.fetch(lists)).status).toBe(403)
    }
  })

  it('work as plain forms, which come back with what was typed', async () => {
    const form = { form: 'add-word', from: lists }
    const sent = await ada.sendForm(lists, { ...form, list: 'suspect', pattern: 'dingo' })
    expect(sent).toMatchObject({ status: 303, location: lists })
    const again = await ada.sendForm(lists, { ...form, list: 'banned', pattern: 'dingo' })
    expect(again.status).toBe(422)
    expect(again.html).toContain('“dingo” is on the list of suspect words already.')
    const taken = await ada.sendForm(`${lists}/${await idOf('dingo')}/remove`, {
      form: 'remove-word',
      from: lists,
    })
    expect(taken.status).toBe(303)
  })
})

describe('trying words out', () => {
  const tried = async (words: string, as: string) => {
    const { page } = await ada.page(`${lists}?${new URLSearchParams({ try: words, as })}`)
    if (page.kind !== 'word-lists' || !page.tried) throw new Error('nothing was tried')
    return page.tried.phases
      .filter(({ verdict }) => verdict !== null)
      .map(({ phase, verdict }) => [phase, verdict])
  }
  it('says what each phase would say, in their order', async () => {
    await ada.write(lists, { list: 'banned', pattern: 'thylacine' })
    expect(await tried('Thylacine! Ring 07700 900123.', 'guest')).toEqual([
      ['nudge', 'refused'],
      ['banned-words', 'spam'],
      ['child', 'held'],
      ['first-post', 'held'],
    ])
    expect(await tried('Plain words.', 'known')).toEqual([])
    expect(await tried('Plain words.', 'newcomer')).toEqual([['first-post', 'held']])
  })
})
