import { beforeAll, describe, expect, it } from 'vitest'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let mo: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>
let passage: { excerpt: string; exact: string; start: number; end: number }

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Mo', 'moderator')])
  ;[ada, mo] = (await Promise.all(['Ada', 'Mo'].map((name) => new Visitor(server().url).logIn(name)))) as [
    Visitor,
    Visitor,
  ]
  const [excerpt] = Object.values((await ada.page(place.documentPath)).tables.excerpt)
  passage = { excerpt: excerpt!.id, exact: excerpt!.text.slice(0, 14), start: 0, end: 14 }
})

const make = async (more: object) => {
  const { events } = await ada.write('/annotations', { ...passage, ...more })
  return events.find(({ type }) => type === 'annotation.changed')?.view as AnnotationView
}
const problems = async (who: Visitor, path: string, body: object) => {
  const { status, body: answer } = await who.send(path, body as Record<string, unknown>)
  return {
    status,
    ...(answer as { error?: { fields?: { field: string; code: string; message: string }[] } }).error,
  }
}

describe('what a note is meant as', () => {
  it('goes without saying, or is chosen', async () => {
    expect((await make({})).motivation).toBe('highlighting')
    expect((await make({ note: 'So.' })).motivation).toBe('commenting')
    const asked = await make({ note: 'Who says that?', motivation: 'questioning' })
    expect(asked.motivation).toBe('questioning')
    expect((await make({ tags: ['audit'], motivation: 'tagging' })).motivation).toBe('tagging')
    const said = await ada.write(`/annotations/${asked.id}`, {
      version: 1,
      note: 'Nobody does.',
      motivation: '',
    })
    expect(said.events[0]?.view).toMatchObject({ motivation: 'commenting' })
  })

  it('leaves and comes as a W3C motivation', async () => {
    const { id } = await make({ note: 'Fair enough.', motivation: 'assessing', tags: ['audit'] })
    const headers = { accept: 'application/ld+json' }
    const web = await (await ada.fetch(`/annotations/${id}`, { headers })).json()
    expect(web).toMatchObject({
      motivation: 'assessing',
      target: { selector: [{ exact: passage.exact }, {}] },
    })
    const sent = await ada.send(`${place.documentPath}/annotations/`, web)
    expect(sent).toMatchObject({ status: 201, body: { motivation: 'assessing' } })
  })

  it('has what it is said to be', async () => {
    for (const motivation of ['questioning', 'assessing'])
      expect(await problems(ada, '/annotations', { ...passage, motivation })).toMatchObject({
        status: 422,
        fields: [{ field: 'note' }],
      })
    const untagged = await problems(ada, '/annotations', { ...passage, motivation: 'tagging' })
    expect(untagged.fields).toMatchObject([{ field: 'tags' }])
    expect((await problems(ada, '/annotations', { ...passage, motivation: 'shouting' })).status).toBe(422)
  })
})

describe('tags', () => {
  it('are of the vocabulary; another is refused with what may have been meant, and nothing is lost', async () => {
    const body = { ...passage, note: 'About visits.', tags: 'visit, audit' }
    const refused = await problems(ada, '/annotations', body)
    expect(refused).toMatchObject({ status: 422, fields: [{ field: 'tags', code: 'unknown-tag' }] })
    expect(refused.fields?.[0]?.message).toContain('did you mean “home-visit”?')
    const from = `/excerpts/${passage.excerpt}/annotate`
    const form = { ...body, start: '0', end: '14', from, form: 'annotate' }
    const { html } = await ada.sendForm('/annotations', form)
    expect(html).toContain('did you mean “home-visit”?')
    expect(html).toContain('About visits.')
    expect((await make({ tags: 'home-visit, audit, audit' })).tags).toEqual(['home-visit', 'audit'])
  })

  it('are added, changed and set aside by moderators; what has one keeps it', async () => {
    const looks = { meaning: 'Words that hide who acts.', colour: 3, mark: 'Pv' }
    expect((await problems(ada, '/tags', { name: 'passive-voice', ...looks })).status).toBe(403)
    await mo.write('/tags', { name: 'passive-voice', ...looks })
    expect((await problems(mo, '/tags', { name: 'passive-voice', ...looks })).fields).toMatchObject([
      { field: 'name', code: 'already-there' },
    ])
    expect((await problems(mo, '/tags', { name: 'audit', ...looks })).status).toBe(422)
    const tagged = await make({ tags: ['passive-voice'] })
    const css = await (await ada.fetch('/tags.css')).text()
    expect(css).toContain('[data-tag="passive-voice"]{--tag:var(--person-3)}')
    expect(css).toContain('content:"Pv"')

    const changed = { ...looks, colour: 4, offered: false }
    await mo.write('/tags/passive-voice', { version: 1, ...changed })
    expect((await problems(mo, '/tags/passive-voice', { version: 1, ...changed })).status).toBe(409)
    const { tags } = await ada.json<{ tags: { name: string }[] }>('/api/tags')
    expect(tags.map(({ name }) => name)).not.toContain('passive-voice')
    expect((await problems(ada, '/annotations', { ...passage, tags: ['passive-voice'] })).status).toBe(422)
    await ada.write(`/annotations/${tagged.id}`, { version: 1, note: 'Still.', tags: ['passive-voice'] })

    // One of the first vocabulary is changed the same way.
    const { page } = await mo.page('/tags')
    const audit = page.kind === 'tags' && page.tags.find(({ name }) => name === 'audit')
    expect(audit).toMatchObject({ version: 0, offered: true })
    await mo.write('/tags/audit', {
      version: 0,
      meaning: 'Looked over.',
      colour: 0,
      mark: 'A',
      offered: true,
    })
    expect((await problems(mo, '/tags/nothing', { version: 0, ...changed })).status).toBe(404)
    for (const wrong of [{ colour: 8 }, { mark: '"}' }, { mark: 'abc' }, { meaning: '' }])
      expect((await problems(mo, '/tags', { name: 'wrong', ...looks, ...wrong })).status).toBe(422)
    expect((await problems(mo, '/tags', { ...looks, name: 'a"]{}' })).status).toBe(422)
  })
})

it('what a note said before is kept: for who wrote it, for moderators, and once it stood half an hour for all', async () => {
  const { id } = await make({ note: 'First words.', tags: ['audit'] })
  await ada.write(`/annotations/${id}`, { version: 1, note: 'Second words.' })
  type State = { page: { history: { wordings: { html: string; tags: string[] }[] } } }
  const said = async (who: Visitor) =>
    (await who.json<State>(`/annotations/${id}/history`)).page.history.wordings
  const guest = new Visitor(server().url)
  for (const who of [ada, mo])
    expect(await said(who)).toMatchObject([{ html: '<p>First words.</p>', tags: ['audit'] }])
  expect(await said(guest)).toEqual([])
  await Annotations.updateOne({ _id: id }, { $set: { created: new Date(Date.now() - 40 * 60_000) } })
  expect(await said(guest)).toHaveLength(1)
  const mine = await ada.json<{ sections: Record<string, { formerNotes?: { note: string }[] }[]> }>(
    '/account/export.json',
  )
  expect(JSON.stringify(mine.sections['Highlights and notes'])).toContain('First words.')
})
