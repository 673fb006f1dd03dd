import { beforeAll, describe, expect, test } from 'vitest'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import type { AnnotationHistory } from '../../shared/annotations/history.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ben: Visitor
let mo: Visitor
let guest: Visitor

beforeAll(async () => {
  const { url } = server()
  ;[ada, ben, mo] = await Promise.all([come(url, 'Ada'), come(url, 'Ben'), come(url, 'Mo', 'moderator')])
  guest = new Visitor(server().url)
})

const made = ({ events }: WriteAnswer, kind: string) =>
  events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''

let reports = 0
const wording = (verdict: string) =>
  `Every family is seen. Arrangements are ${verdict}, and records are kept.`

/** Ada's note on "Arrangements are good" in an excerpt of Mo's that now says something else. */
async function noteOnChanged(edit: { was?: string; exact?: string; is?: string } = {}) {
  const { was = 'good', exact = `Arrangements are ${was}`, is = 'weak' } = edit
  reports += 1
  const report = { authority: 'Leeds', section: 'local-authority', judgements: {}, text: wording(was) }
  const published = `2015-03-${String(reports).padStart(2, '0')}`
  const excerpt = made(await mo.write('/documents', { ...report, published }), 'excerpt')
  const passage = { excerpt, revision: 1, exact }
  const id = made(await ada.write('/annotations', { ...passage, note: 'Whose word is this?' }), 'annotation')
  const reword = async (version: number, text: string) =>
    mo.write(`/excerpts/${excerpt}`, { version, section: 'local-authority', text })
  await reword(1, wording(is))
  return { id, reword, revision: 2, version: (await look(mo, id)).view.version }
}

async function look(who: Visitor, id: string) {
  const answer = await who.fetch(`/annotations/${id}/history`, { headers: { accept: 'application/json' } })
  expect(answer.status).toBe(200)
  const { page, tables } = (await answer.json()) as {
    page: { history: AnnotationHistory }
    tables: { annotation: Record<string, AnnotationView> }
  }
  const view = tables.annotation[id]
  if (!view) throw new Error('The note is on its page')
  return { history: page.history, view }
}

const same = (words: string, kind = 'same') => ({ kind, words })
const refusal = (write: Promise<unknown>) => write.then(() => 'done', String)

describe('a note whose words have changed', () => {
  test('shows what they were and what they are, and who may put it elsewhere', async () => {
    const { id } = await noteOnChanged()
    const { history, view } = await look(guest, id)
    expect(view.anchor.state).toBe('changed')
    expect(history.pieces).toEqual([
      { kind: 'same', words: 'Arrangements are ' },
      { kind: 'removed', words: 'good' },
      { kind: 'added', words: 'weak' },
    ])
    expect(history.mayReattach).toBe(false)
    expect((await look(ben, id)).history.mayReattach).toBe(false)
    expect((await look(ada, id)).history.mayReattach).toBe(true)
    expect((await look(mo, id)).history.mayReattach).toBe(true)
  })

  test.each([
    ['came', 'good', 'not good', [same('not ', 'added'), same('good')]],
    ['went', 'not good', 'good', [same('Arrangements are '), same('not ', 'removed'), same('good')]],
  ])('shows the negation that %s beside them', async (_, was, is, pieces) => {
    const { id } = await noteOnChanged({ was, exact: 'good', is })
    const { history, view } = await look(ada, id)
    expect(view.anchor.state).toBe('changed')
    expect(history).toMatchObject({ pieces, here: { exact: is === 'good' ? 'good' : 'not good' } })
  })

  test('is shown by the wording that it was placed in, also while a newer one is being saved', async () => {
    const { id } = await noteOnChanged({ is: 'weak. Families are few, and records are kept elsewhere' })
    // As somebody finds it who asked for the note just before the edit and for the text just after.
    const anchor = { revision: 1, start: 22, end: 43, state: 'exact' }
    await Annotations.updateOne({ _id: id }, { $set: { anchor } })
    const { history } = await look(guest, id)
    expect(history.pieces).toEqual([same('Arrangements are good')])
  })

  test.each(['Ada', 'Mo'])('goes where %s puts it, and keeps what it was on', async (name) => {
    const { id, reword, ...seen } = await noteOnChanged()
    const who = name === 'Ada' ? ada : mo
    await who.write(`/annotations/${id}/reattach`, { ...seen, exact: 'Arrangements are weak' })
    const { history, view } = await look(guest, id)
    expect(view.target).toMatchObject({ revision: 2, quote: { exact: 'Arrangements are weak' } })
    expect(view.anchor).toMatchObject({ state: 'exact', revision: 2, start: view.target.position.start })
    expect(view.creator.name).toBe('Ada')
    expect(history.former).toMatchObject([{ exact: 'Arrangements are good', revision: 1 }])
    // From now on it follows the words it was put on.
    await reword(2, wording('good'))
    expect((await look(guest, id)).view.anchor.state).toBe('changed')
    await reword(3, wording('weak'))
    expect((await look(guest, id)).view.anchor.state).toBe('exact')
  })

  test('is put nowhere by others, on words that are not there, or by somebody who saw something else', async () => {
    const { id, reword, ...seen } = await noteOnChanged()
    const put = (who: Visitor, more = {}) =>
      refusal(who.write(`/annotations/${id}/reattach`, { ...seen, exact: 'records are kept', ...more }))
    expect(await put(ben)).toContain('not-allowed')
    expect(await put(ada, { exact: 'Arrangements are good' })).toContain('passage-not-found')
    expect(await put(ada, { version: seen.version + 1 })).toContain('changed-meanwhile')
    expect(await put(ada, { revision: 1 })).toContain('changed-meanwhile')
    await reword(2, wording('good'))
    const { view, history } = await look(ada, id)
    expect(history).toMatchObject({ former: [], mayReattach: false })
    expect(await put(ada, { version: view.version, revision: 3 })).toContain('not-allowed')
  })

  test('goes back to the words it was on, in whichever state they are, and on again', async () => {
    const { id, reword, ...seen } = await noteOnChanged()
    await mo.write(`/annotations/${id}/reattach`, { ...seen, exact: 'records are kept' })
    const put = await look(mo, id)
    expect(put.history).toMatchObject({ mayPutBack: true, former: [{ revision: 1 }] })
    const back = (who: Visitor, version: number, to: number) =>
      who.write(`/annotations/${id}/put-back`, { version, to })
    expect((await look(ben, id)).history.mayPutBack).toBe(false)
    expect(await refusal(back(ben, put.view.version, 1))).toContain('not-allowed')
    expect(await refusal(back(ada, put.view.version, 2))).toContain('changed-meanwhile')

    await back(ada, put.view.version, 1)
    const was = await look(guest, id)
    expect(was.view).toMatchObject({ target: { revision: 1 }, anchor: { state: 'changed', revision: 2 } })
    expect(was.history.former[0]).toMatchObject({ exact: 'records are kept', revision: 2 })
    expect(await refusal(back(mo, put.view.version, 2))).toContain('changed-meanwhile')

    // Done once more it is on the others again; and its first words are exact where they came back.
    await reword(2, wording('good'))
    const { version } = (await look(mo, id)).view
    await back(mo, version, 2)
    expect((await look(guest, id)).view).toMatchObject({
      target: { quote: { exact: 'records are kept' } },
      anchor: { state: 'exact', revision: 3 },
    })
    await back(mo, version + 1, 1)
    expect((await look(guest, id)).view.anchor).toMatchObject({ state: 'exact', revision: 3, start: 22 })
  })
})
