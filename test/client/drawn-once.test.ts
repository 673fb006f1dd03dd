import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { renderBody } from '../../client/render.tsx'
import type { KeptDrawings } from '../../client/threads/kept-branches.tsx'
import { type Built, loadBuilt } from '../../server/pages/built.ts'
import type { PageState } from '../../shared/live/state.ts'
import { pageKinds, pageOf } from './pages/states.ts'

const nothingKept: KeptDrawings = {
  find: () => undefined,
  keep: (_key, pieces) => pieces.map((piece) => (typeof piece === 'number' ? piece : Buffer.from(piece))),
  nameOf: (view) => JSON.stringify(view),
}

/** What the built server draws: with hooks of its own, where `renderBody` has Preact's here. */
const draw = (built: Built, state: PageState) =>
  built
    .renderParts(state, nothingKept)
    .map((part) => (typeof part === 'string' ? part : Buffer.from(part).toString()))
    .join('')

it.each(pageKinds)('draws %s as Preact itself does', async (kind) => {
  const state = pageOf(kind)
  expect(draw(await loadBuilt(), state)).toBe(renderBody(state))
})

it('draws pages of which nothing is left when what is new is cleared away', async () => {
  const built = await loadBuilt()
  const state = pageOf('digest')
  setFlagsFromString('--expose-gc')
  const collect: (what?: { type: 'minor' }) => void = runInNewContext('gc')
  const used = () => getHeapSpaceStatistics().reduce((sum, { space_used_size }) => sum + space_used_size, 0)
  const draws = (times: number) => {
    for (let page = 0; page < times; page++) {
      draw(built, state)
      if (page % 3 === 2) collect({ type: 'minor' })
    }
    collect({ type: 'minor' })
    collect({ type: 'minor' })
  }
  draws(100)
  collect()
  const before = used()
  draws(99)
  const left = (used() - before) / 99 / 1024
  expect(left).toBeLessThan(10)
})
