import { beforeAll, expect, it } from 'vitest'
import { renderBody } from '../../client/render.tsx'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import type { ContradictionType } from '../../shared/contradictions/views.ts'
import type { PageState } from '../../shared/live/state.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ben: Visitor
let guest: Visitor
let document: string
/** Two more than a part holds, the newest first. */
let ids: string[]

async function propose(claim: string, type: ContradictionType): Promise<string> {
  const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document, area }))
  const { events } = await ben.write('/contradictions', { type, claim, ends })
  return events.find((event) => event.type === 'contradiction.changed')?.id ?? ''
}

beforeAll(async () => {
  document = (await sampleLibrary()).document
  await makePerson('Ben')
  ben = await new Visitor(server().url).logIn('Ben')
  guest = new Visitor(server().url)
  const first = await propose('The first', 'over-time')
  const { _id: _own, ...record } = (await Contradictions.collection.findOne({ claim: 'The first' })) ?? {}
  // Among them two of one moment, as an import brings them.
  const others = Array.from({ length: 51 }, (_, at) => ({
    ...record,
    type: at === 7 ? 'silence' : 'over-time',
    claim: `Number ${at}`,
    created: new Date(Date.UTC(2026, 0, 1 + (at === 31 ? 30 : at))),
  }))
  await Contradictions.collection.insertMany(others)
  const all = await Contradictions.find().sort({ created: -1, _id: -1 }).lean()
  ids = all.map((each) => each._id.toHexString())
  expect([ids.length, ids[0]]).toEqual([52, first])
})

/** The contradictions that a page shows, in its order. */
const shown = (state: PageState): string[] =>
  [...renderBody(state).matchAll(/id="contradiction-([0-9a-f]{24})"/g)].map(([, id]) => id ?? '')
const nextOf = ({ page }: PageState) => (page.kind === 'contradictions' ? page.next : null)

it('parts of the list have each of them once, the newest first', async () => {
  const first = await guest.page('/contradictions')
  const second = await guest.page(`/contradictions?before=${nextOf(first)}`)
  expect(shown(first)).toHaveLength(50)
  expect([...shown(first), ...shown(second)]).toEqual(ids)
  expect(nextOf(second)).toBeNull()
  expect(shown(await guest.page('/contradictions?before=rubbish'))).toEqual(shown(first))
})

it('it can be narrowed to one kind, also without script', async () => {
  const html = await (await guest.fetch('/contradictions?type=silence')).text()
  expect(html).toContain('Number 7')
  expect(html).not.toContain('Number 8')
  expect(html).toContain('<option value="silence" selected')
})

it('what is proposed, withdrawn or brought back elsewhere comes, goes and returns to its place', async () => {
  const [all, silences] = await Promise.all([
    Screen.open(guest, '/contradictions'),
    Screen.open(guest, '/contradictions?type=silence'),
  ])
  const before = shown(all.state)
  const id = await propose('Nothing is said of it', 'silence')
  await propose('Another kind', 'over-time')
  await all.until(() => shown(all.state).length === before.length + 2)
  expect(shown(all.state)).toEqual(shown(await guest.page('/contradictions')).concat(before.slice(-2)))
  await silences.until(() => shown(silences.state)[0] === id)
  await ben.write(`/contradictions/${id}/withdraw`, { version: 1 })
  await all.until(() => !shown(all.state).includes(id))
  const late = await Screen.open(guest, '/contradictions')
  await ben.write(`/contradictions/${id}/restore`, { version: 2 })
  await Promise.all([all, silences, late].map((each) => each.until(() => shown(each.state).includes(id))))
  expect(shown(late.state).indexOf(id)).toBe(1)
  for (const each of [all, silences, late]) each.close()
})
