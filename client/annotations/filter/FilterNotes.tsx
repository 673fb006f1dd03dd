import type { AnnotationView } from '../../../shared/annotations/views.ts'
import { useStore } from '../../live/store.ts'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { FilterForm } from './FilterForm.tsx'

/**
 * The filter above the notes. It is a form that the server draws, and a browser leaves it as it came: what makes it
 * live is loaded with the first touch.
 */
export function FilterNotes({ annotations }: { annotations: readonly AnnotationView[] }) {
  const store = useStore()
  const live = async (event: Event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null
    if (!form) return
    const { applyFilter, freshen } = await import('./live-filter.ts')
    if (event.type === 'change') applyFilter(store, form)
    else freshen(store, form)
  }
  return (
    <search onChange={live} onFocusIn={live}>
      {import.meta.env.SSR ? (
        <div>
          <FilterForm annotations={annotations} />
        </div>
      ) : (
        <ServerHtml html="" />
      )}
    </search>
  )
}
