import { beforeAll, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { withMentions } from '../../server/threads/mentions.ts'
import { toHtml } from '../../server/threads/to-html.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let thread: { threadKind: string; threadId: string }
let path: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  const place = await sampleLibrary()
  path = place.documentPath
  thread = { threadKind: 'document', threadId: place.document }
  for (const name of ['Ada', 'Ada Lovelace', "Ben O'Hara-Wills", 'J. Tone'])
    ids[name] = (await makePerson(name)).id
  await makePerson('Rea', 'reader')
})

/** The people a comment names, and its HTML with the links to them as brackets. */
async function mentionsIn(source: string): Promise<[names: string[], html: string]> {
  const { html, mentions } = await withMentions(toHtml(source))
  const brackets = html.replace(/<a class="mention" href="\/people\/[0-9a-f]{24}">(.*?)<\/a>/g, '[$1]')
  return [mentions.map(({ name }) => name), brackets]
}

describe('a name after an at sign', () => {
  it.each([
    ['Ask @Ada about it.', ['Ada'], '<p>Ask [@Ada] about it.</p>'],
    ['@Ada Lovelace wrote this.', ['Ada Lovelace'], '<p>[@Ada Lovelace] wrote this.</p>'],
    ['(@ada lovelace, @ADA)', ['Ada Lovelace', 'Ada'], '<p>([@ada lovelace], [@ADA])</p>'],
    ["@Ben O'Hara-Wills!", ["Ben O'Hara-Wills"], '<p>[@Ben O&#39;Hara-Wills]!</p>'],
    ['@J. Tone. And **@Ada**', ['J. Tone', 'Ada'], '<p>[@J. Tone]. And <strong>[@Ada]</strong></p>'],
    ['@Ada and again @Ada', ['Ada'], '<p>[@Ada] and again [@Ada]</p>'],
    ['@Adalbert, me@Ada.org, @nobody', [], '<p>@Adalbert, me@Ada.org, @nobody</p>'],
    ['> said @Ada\n\nYes.', [], '<blockquote><p>said @Ada</p></blockquote><p>Yes.</p>'],
    ['@<b>Ada</b> & @Ada', ['Ada'], '<p>@&lt;b&gt;Ada&lt;/b&gt; &amp; [@Ada]</p>'],
  ])('%s', async (source, names, html) => {
    expect(await mentionsIn(source)).toEqual([names, html])
  })

  it('is no mention inside a link', async () => {
    const [names, html] = await mentionsIn('[see @Ada](https://example.org/@Ada)')
    expect(names).toEqual([])
    expect(html).not.toContain('mention')
  })

  it('takes no longer for a thousand of them', async () => {
    const { mentions } = await withMentions(
      toHtml('@Ada @@@ @a a a a a a a a a a a a a a a a a a a a a a '.repeat(180)),
    )
    expect(mentions).toHaveLength(1)
  })

  it('is kept with the comment, and anew with each wording', async () => {
    const ada = await new Visitor(server().url).logIn('Ada')
    const { events } = await ada.write('/comments', { ...thread, source: 'With @J. Tone' })
    const id = events[0]!.id
    const kept = async () => (await Comments.findById(id).lean())?.mentions
    expect(await kept()).toEqual([{ id: ids['J. Tone'], name: 'J. Tone' }])
    await ada.write(`/comments/${id}`, { version: 1, source: 'With @Ada Lovelace' })
    expect(await kept()).toEqual([{ id: ids['Ada Lovelace'], name: 'Ada Lovelace' }])
    expect((await ada.page(path)).tables.comment[id]?.html).toContain(`href="/people/${ids['Ada Lovelace']}"`)
  })
})

describe('names to mention', () => {
  const ask = (who: Visitor, q: string) => who.fetch(`/api/people/names?q=${encodeURIComponent(q)}`)

  it('are offered by their beginning, names and nothing else', async () => {
    const ada = await new Visitor(server().url).logIn('Ada')
    expect(await (await ask(ada, 'aDA')).json()).toEqual({
      people: [
        { id: ids.Ada, name: 'Ada' },
        { id: ids['Ada Lovelace'], name: 'Ada Lovelace' },
      ],
    })
    expect(await (await ask(ada, '')).json()).toEqual({ people: [] })
    expect(await (await ask(ada, '.*')).json()).toEqual({ people: [] })
  })

  it('are for people with an account who may write', async () => {
    expect((await ask(new Visitor(server().url), 'a')).status).toBe(401)
    expect((await ask(await new Visitor(server().url).logIn('Rea'), 'a')).status).toBe(403)
  })
})
