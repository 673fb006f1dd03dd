import { renderToString } from 'preact-render-to-string'
import type { PageState } from '../shared/live/state.ts'
import { App } from './App.tsx'
import { createStore, StoreContext } from './live/store.ts'
import { pages } from './pages/pages.ts'
import { drawWithKept, type KeptDrawings } from './threads/kept-branches.tsx'
import { loadWritersTools } from './threads/writers.ts'

await loadWritersTools()

/** The HTML inside `<div id="app">` for a page's state: what the server sends, and what the entry hydrates. */
export function renderBody(state: PageState): string {
  return renderToString(
    <StoreContext.Provider value={createStore(state)}>
      <App Page={pages[state.page.kind]} />
    </StoreContext.Provider>,
  )
}

/** The same in parts, as text and as UTF-8: what was drawn of its threads before isn't drawn again. */
export const renderParts = (state: PageState, kept: KeptDrawings): (string | Uint8Array)[] =>
  drawWithKept(kept, state, <App Page={pages[state.page.kind]} />)
