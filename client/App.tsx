import type { ComponentType } from 'preact'
import './styles/index.css'
import { usePage } from './live/store.ts'
import { useWritersTools } from './threads/writers.ts'
import { SiteFooter } from './ui/SiteFooter.tsx'
import { SiteHeader } from './ui/SiteHeader.tsx'

/** Everything inside `<div id="app">`: the frame, and in it the page that `pages/` holds for this kind. */
export function App({ Page }: { Page: ComponentType }) {
  const { page, notice, viewer } = usePage()
  const tools = useWritersTools(viewer.warning !== null || viewer.suspendedUntil !== null)
  return (
    <>
      <a class="skip" href="#main">
        Skip to the text
      </a>
      <SiteHeader />
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      {tools && <tools.Warning />}
      <main id="main" class={`page page-${page.kind}`} tabIndex={-1}>
        <Page />
      </main>
      <SiteFooter />
    </>
  )
}
