import type { CatchUp, Channel } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import type { Store } from './store.ts'

/** How a screen asks for what it missed. Both reject when the server can't be reached. */
export type Source = {
  changes: (since: Record<Channel, number>) => Promise<CatchUp[]>
  /** The page's state as it is now. */
  page: () => Promise<PageState>
}

/** Rounds without getting anywhere before the page is asked for as a whole. */
const mostRounds = 3

/**
 * Makes a screen's catching up: it asks for what came after the last number held on each channel, takes it in, and
 * asks again while something is still missing. Calls that come meanwhile join the one under way. Never rejects: what
 * could not be had now is asked for at the next beacon or connection.
 */
export function createCatchUp(store: Store, source: Source) {
  let running: Promise<void> | null = null
  let again = false

  async function reload(): Promise<void> {
    store.replace(await source.page())
  }

  async function run(): Promise<void> {
    for (let round = 0; round === 0 || again || store.isMissing(); round++) {
      again = false
      if (round === mostRounds) return reload()
      const answers = await source.changes(store.heads())
      store.take(answers.flatMap(({ events }) => events))
      // After a fresh state, one more look: it may have been read before the last events we had.
      if (answers.some((answer) => answer.reload)) {
        await reload()
        again = true
      }
    }
  }

  function catchUp(): Promise<void> {
    if (running) again = true
    running ??= run()
      .then(() => {
        // What comes from now on comes while the reader is here.
        store.aside = undefined
      })
      .catch(() => {})
      .finally(() => {
        running = null
        again = false
      })
    return running
  }

  return {
    catchUp,
    /** A beacon: catches up only where the channels are ahead of this screen. */
    heads(heads: Record<Channel, number>): void {
      const held = store.heads()
      const isBehind = Object.entries(heads).some(
        ([channel, head]) => head > (held[channel as Channel] ?? head),
      )
      if (isBehind || store.isMissing()) void catchUp()
    },
    /** Takes the page anew, for when the viewer's rights changed. */
    async reload(): Promise<void> {
      await reload().catch(() => {})
      await catchUp()
    },
  }
}
