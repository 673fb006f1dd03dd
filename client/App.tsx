import type { ComponentType } from 'preact'
import './styles/index.css'
import { Warning } from './accounts/Warning.tsx'
import { usePage } from './live/store.ts'
import { SiteFooter } from './ui/SiteFooter.tsx'
import { SiteHeader } from './ui/SiteHeader.tsx'

/** Everything inside `<div id="app">`: the frame, and in it the page that `pages/` holds for this kind. */
export function App({ Page }: { Page: ComponentType }) {
  const { page, notice } = usePage()
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
      <Warning />
      <main id="main" class={`page page-${page.kind}`} tabIndex={-1}>
        <Page />
      </main>
      <SiteFooter />
    </>
  )
}
