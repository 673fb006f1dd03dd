import { beforeAll, describe, expect, test } from 'vitest'
import { FormerNotes } from '../../server/annotations/former-notes.model.ts'
import { FormerTargets } from '../../server/annotations/former-targets.model.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

/** What becomes of a note once the words under it have changed, besides being put elsewhere (`reattach.test.ts`). */
const server = startTestServer()
let ada: Visitor
let ben: Visitor
let mo: Visitor
let al: Visitor

beforeAll(async () => {
  const { url } = server()
  ;[ada, ben, mo, al] = await Promise.all([
    come(url, 'Ada'),
    come(url, 'Ben'),
    come(url, 'Mo', 'moderator'),
    come(url, 'Al', 'admin'),
  ])
})

const made = ({ events }: WriteAnswer, kind: string) =>
  events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''
const viewIn = ({ events }: WriteAnswer) =>
  events.find(({ type }) => type === 'annotation.changed')?.view as AnnotationView

let reports = 0
const wording = (verdict: string) =>
  `Every family is seen. Arrangements are ${verdict}, and records are kept.`

async function noteOnChanged() {
  reports += 1
  const report = { authority: 'Leeds', section: 'local-authority', judgements: {}, text: wording('good') }
  const answer = await mo.write('/documents', {
    ...report,
    published: `2014-03-${String(reports).padStart(2, '0')}`,
  })
  const excerpt = made(answer, 'excerpt')
  const passage = { excerpt, revision: 1, exact: 'Arrangements are good' }
  const id = made(await ada.write('/annotations', { ...passage, note: 'Praise.' }), 'annotation')
  const reword = (version: number, verdict: string) =>
    mo.write(`/excerpts/${excerpt}`, { version, section: 'local-authority', text: wording(verdict) })
  await reword(1, 'not good')
  return { id, reword, path: answer.location.replace(/#.*/, ''), version: 2 }
}

const see = async (who: Visitor, path: string, id: string) => (await who.page(path)).tables.annotation[id]
const status = async (who: Visitor, path: string, body: Record<string, unknown>) =>
  (await who.send(path, body)).status

describe('a note whose words have changed', () => {
  test('is retired by its author or a moderator, stays to be read, and comes back', async () => {
    const { id, path, version } = await noteOnChanged()
    expect((await see(mo, path, id))?.may).toEqual(['flag', 'reattach', 'retire'])
    expect((await see(ben, path, id))?.may).toEqual(['flag'])
    expect(await status(ben, `/annotations/${id}/retire`, { version })).toBe(403)
    await mo.write(`/annotations/${id}/retire`, { version })
    const guest = new Visitor(server().url)
    const shown = await see(guest, path, id)
    expect(shown).toMatchObject({ html: '<p>Praise.</p>', anchor: { state: 'changed' } })
    expect(shown?.retired).not.toBeNull()
    const page = await (await guest.fetch(path, { headers: { accept: 'text/html' } })).text()
    expect(page).toContain(`id="annotation-${id}"`)
    expect(page).toContain('Retired.')
    expect(page).not.toMatch(new RegExp(`<mark[^>]*data-ids="${id}"`))
    expect((await see(ada, path, id))?.may).toContain('unretire')
    expect(await status(ada, `/annotations/${id}/retire`, { version: version + 1 })).toBe(403)
    await ada.write(`/annotations/${id}/unretire`, { version: version + 1 })
    expect((await see(guest, path, id))?.retired).toBeNull()
    expect(await status(ada, `/annotations/${id}/unretire`, { version: version + 2 })).toBe(403)
  })

  test('shows before and after in the margin', async () => {
    const { id, path } = await noteOnChanged()
    const html = await (
      await new Visitor(server().url).fetch(path, { headers: { accept: 'text/html' } })
    ).text()
    const card = html.slice(html.indexOf(`id="annotation-${id}"`))
    expect(card).toContain('<ins>not</ins>')
  })

  test('is rewritten for today’s words by its author alone, and keeps what it said and was on', async () => {
    const { id, version, reword } = await noteOnChanged()
    expect(await status(mo, `/annotations/${id}`, { version, note: 'Blame.', onto: 2 })).toBe(403)
    expect(await status(ada, `/annotations/${id}`, { version, note: 'Blame.', onto: 1 })).toBe(409)
    const view = viewIn(await ada.write(`/annotations/${id}`, { version, note: 'Blame.', onto: 2 }))
    expect(view).toMatchObject({
      html: '<p>Blame.</p>',
      target: { revision: 2, quote: { exact: 'Arrangements are not good' } },
      anchor: { state: 'exact' },
    })
    const { page } = (await (
      await ada.fetch(`/annotations/${id}/history`, { headers: { accept: 'application/json' } })
    ).json()) as { page: { history: unknown } }
    expect(page.history).toMatchObject({
      former: [{ exact: 'Arrangements are good' }],
      wordings: [{ html: '<p>Praise.</p>' }],
      here: null,
    })
    await reword(2, 'good')
    expect(await status(ada, `/annotations/${id}`, { version: version + 2, note: 'Hm.' })).toBe(200)
  })

  test('is on its former words again where its rewriting is undone, and on the later ones where it is redone', async () => {
    const { id, version, reword } = await noteOnChanged()
    const path = `/annotations/${id}`
    await ada.write(path, { version, note: 'Blame.', onto: 2 })
    const praise = { note: 'Praise.', back: 1 }
    expect(await status(mo, path, { version: version + 1, ...praise })).toBe(403)
    expect(await status(ada, path, { version: version + 1, ...praise, back: 2 })).toBe(409)
    const undone = viewIn(await ada.write(path, { version: version + 1, ...praise }))
    expect(undone).toMatchObject({
      html: '<p>Praise.</p>',
      target: { revision: 1, quote: { exact: 'Arrangements are good' } },
      anchor: { state: 'changed', revision: 2 },
    })
    expect(undone.may).toEqual(expect.arrayContaining(['reattach', 'retire']))
    const redone = viewIn(await ada.write(path, { version: version + 2, note: 'Blame.', onto: 2 }))
    expect(redone).toMatchObject({ target: { revision: 2 }, anchor: { state: 'exact' } })
    // Also where the excerpt reads as it did at first by then.
    await reword(2, 'good')
    expect(viewIn(await ada.write(path, { version: version + 4, ...praise }))).toMatchObject({
      target: { revision: 1 },
      anchor: { state: 'exact', revision: 3 },
    })
  })

  describe('and that is rewritten in words that are held', () => {
    const child = 'My daughter Wren, 9, would not say so.'
    async function heldRewriting() {
      const note = await noteOnChanged()
      const { id, version } = note
      await ada.write(`/annotations/${id}`, { version, note: child, onto: 2, insists: true })
      const decide = async () => {
        const things = [`annotation ${id} ${(await see(mo, note.path, id))?.version}`]
        return (await mo.write('/moderation/decide', { decision: 'approve', things })).decided?.batch
      }
      return { ...note, decide, shown: () => see(new Visitor(server().url), note.path, id) }
    }
    const good = { quote: { exact: 'Arrangements are good' }, revision: 1 }
    const bad = { quote: { exact: 'Arrangements are not good' }, revision: 2 }

    test('is put on today’s once they are approved, and back where that is undone', async () => {
      const { id, decide, shown } = await heldRewriting()
      expect(await shown()).toMatchObject({
        html: '<p>Praise.</p>',
        target: good,
        anchor: { state: 'changed' },
      })
      const batch = await decide()
      expect(await shown()).toMatchObject({
        html: `<p>${child}</p>`,
        target: bad,
        anchor: { state: 'exact' },
      })
      expect(await FormerTargets.countDocuments({ annotation: id })).toBe(1)
      await mo.write('/moderation/undo', { batch })
      expect(await shown()).toMatchObject({
        html: '<p>Praise.</p>',
        target: good,
        anchor: { state: 'changed' },
      })
      expect(await FormerTargets.countDocuments({ annotation: id })).toBe(0)
      expect(await FormerNotes.countDocuments({ annotation: id })).toBe(0)
    })

    test('keeps what it said earlier, where it said nothing in between and the approval is undone', async () => {
      const { id, path, version } = await noteOnChanged()
      await ada.write(`/annotations/${id}`, { version, note: '' })
      await ada.write(`/annotations/${id}`, { version: version + 1, note: child, insists: true })
      const things = [`annotation ${id} ${(await see(mo, path, id))?.version}`]
      const { decided } = await mo.write('/moderation/decide', { decision: 'approve', things })
      await mo.write('/moderation/undo', { batch: decided?.batch })
      const kept = await FormerNotes.find({ annotation: id }).lean()
      expect(kept).toMatchObject([{ html: '<p>Praise.</p>' }])
    })

    test('is off them again as soon as that is undone, though what it said before is looked at anew', async () => {
      const { id, version, shown, decide } = await heldRewriting()
      await decide()
      const { version: now = version } = (await shown()) ?? {}
      await ada.write(`/annotations/${id}`, { version: now, note: `${child} So?`, back: 1, insists: true })
      expect(await shown()).toMatchObject({ target: good, anchor: { state: 'changed' } })
    })

    test('stays where it is if they have changed again before', async () => {
      const { decide, reword, shown } = await heldRewriting()
      await reword(2, 'weak')
      await decide()
      expect(await shown()).toMatchObject({
        html: `<p>${child}</p>`,
        target: good,
        anchor: { state: 'changed' },
      })
    })
  })

  test('is no reason to retire a note whose words stand', async () => {
    const { id, reword, version } = await noteOnChanged()
    await reword(2, 'good')
    expect(await status(ada, `/annotations/${id}/retire`, { version: version + 1 })).toBe(403)
  })

  test('is cleared of its former words by erasure and by redaction', async () => {
    const { id, version } = await noteOnChanged()
    await ada.write(`/annotations/${id}`, { version, note: 'Blame, by Secretname.', onto: 2 })
    await ada.write(`/annotations/${id}`, { version: version + 1, note: 'Blame.' })
    expect(await FormerNotes.countDocuments({ annotation: id })).toBe(2)
    await al.write('/moderation/redact', {
      kind: 'annotation',
      id,
      version: version + 2,
      exact: 'Secretname',
      rule: 'private',
    })
    expect(JSON.stringify(await FormerNotes.find({ annotation: id }).lean())).not.toContain('Secretname')
    expect(await FormerTargets.countDocuments({ annotation: id })).toBe(1)
    const erase = { kind: 'annotation', id, version: version + 3, rule: 'private', sure: true }
    await al.write('/moderation/erase', erase)
    expect(await FormerNotes.countDocuments({ annotation: id })).toBe(0)
    expect(await FormerTargets.countDocuments({ annotation: id })).toBe(0)
  })
})
