import { beforeAll, expect, it } from 'vitest'
import type { LiveEvent } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer({ alone: false })
let ada: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  ada = await come(server().url, 'Ada', 'admin')
})

/** The excerpt changes and thoughts come, one after the other; answers everything that was told of it. */
async function busyMinutes(): Promise<LiveEvent[]> {
  const [excerpt] = Object.values((await ada.page(place.documentPath)).tables.excerpt)
  const { id, section, version } = excerpt!
  const thread = { threadKind: 'document', threadId: place.document }
  const told: LiveEvent[] = []
  for (let round = 0; round < 20; round++) {
    const edit = { version: version + round, section, text: `Words of round ${round}.` }
    told.push(...(await ada.write(`/excerpts/${id}`, edit)).events)
    told.push(...(await ada.write('/comments', { ...thread, source: `In round ${round}` })).events)
  }
  return told
}

/** What a page should show by the number it says it stands at, and doesn't: a screen would never hear of it again. */
function missing({ channels, tables }: PageState, told: LiveEvent[]): string[] {
  return told.flatMap((event) => {
    const at = channels[event.channel]
    const kind = event.type.slice(0, -'.changed'.length) as keyof typeof tables
    const held = at?.depth === 'whole' || kind === 'excerpt' || kind === 'document'
    if (!at || !held || event.seq > at.seq) return []
    const version = tables[kind][event.id]?.version ?? 0
    const should = event.view?.version ?? 0
    return version < should ? [`${kind} at version ${version} where number ${at.seq} says ${should}`] : []
  })
}

it.each([
  ['a document’s', () => place.documentPath],
  ['a digest’s', () => place.digestPath],
  ['an authority’s', () => '/authorities/tower-hamlets'],
  ['a form on a document', () => `${place.documentPath}/contradictions/new`],
])(
  'a page that is read while things change misses nothing of them: %s',
  async (_page, path) => {
    const pages: PageState[] = []
    let writing = true
    const read = async () => {
      while (writing) pages.push(await ada.page(path()))
    }
    const readers = [read(), read(), read()]
    const told = await busyMinutes()
    writing = false
    await Promise.all(readers)
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.flatMap((page) => missing(page, told))).toEqual([])
  },
  30_000,
)
