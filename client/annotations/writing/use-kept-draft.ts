import { useEffect } from 'preact/hooks'
import type { FormState } from '../../../shared/live/state.ts'
import type { Store } from '../../live/store.ts'
import { type Passage, passageFrom, writing } from '../desk.ts'

/** Opens what was being written about a passage when the page was left for logging in, or came back with a problem. */
export function useKeptDraft(store: Store): void {
  useEffect(() => {
    const { form } = store.page.get()
    if (form?.form === 'annotate') {
      const passage = passageOfForm(store, form.values, (name) => name)
      if (passage) writing.set({ kind: 'note', passage })
    }
    if (form?.form === 'propose') {
      const [passage, other] = [0, 1].map((end) =>
        passageOfForm(store, form.values, (name) => `ends[${end}][${name}]`),
      )
      if (passage) writing.set({ kind: 'contradiction', passage, other: other ?? null, isPicking: false })
    }
  }, [store])
}

/** The passage that a form's fields name, where its excerpt is on this page and still has those very words there. */
function passageOfForm(
  store: Store,
  values: FormState['values'],
  name: (field: string) => string,
): Passage | null {
  const excerpt = store.page.get().tables.excerpt[values[name('excerpt')] ?? '']
  const place = { start: Number(values[name('start')]), end: Number(values[name('end')]) }
  if (!excerpt || !(place.start < place.end)) return null
  const passage = passageFrom(excerpt, place)
  return passage.exact === values[name('exact')] ? passage : null
}
