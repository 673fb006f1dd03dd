import { hydrate, render } from 'preact'
import type { PageState } from '../shared/live/state.ts'
import { App } from './App.tsx'
import { LiveLayer } from './live/LiveLayer.tsx'
import { showPermalink } from './live/permalinks.ts'
import { createStore, StoreContext } from './live/store.ts'
import { loadPage } from './pages/load.ts'
import { loadWritersTools } from './threads/writers.ts'

/** Takes over the page that the server rendered, then connects it: reading waits for neither. */
async function start(): Promise<void> {
  const app = document.getElementById('app')
  const state = document.getElementById('state')?.textContent
  if (!app || !state) throw new Error('The page carries no state')
  const store = createStore(JSON.parse(state) as PageState)
  const { page, viewer } = store.page.get()
  const { kind } = page
  const isWriter = viewer.id !== null || viewer.guest !== null
  const [Page] = await Promise.all([loadPage(kind), isWriter && loadWritersTools()])

  hydrate(
    <StoreContext.Provider value={store}>
      <App Page={Page} />
    </StoreContext.Provider>,
    app,
  )
  const layer = document.createElement('aside')
  layer.id = 'live-layer'
  layer.ariaLabel = 'Tools and messages'
  document.body.append(layer)
  render(
    <StoreContext.Provider value={store}>
      <LiveLayer />
    </StoreContext.Provider>,
    layer,
  )
  document.documentElement.dataset.live = ''

  // A page that became another one (no longer for this viewer) is asked for as a whole.
  store.page.listen(() => {
    if (store.page.get().page.kind !== kind) location.reload()
  })
  addEventListener('hashchange', () => showPermalink(store, location.hash))
  showPermalink(store, location.hash)
  if (Object.keys(store.heads()).length > 0) (await import('./live/connection.ts')).connect(store)
}

void start()
