import { useEffect } from 'preact/hooks'
import type { FormState } from '../../../shared/live/state.ts'
import type { Store } from '../../live/store.ts'
import { type Passage, writing } from '../desk.ts'

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

/**
 * The passage that a form's fields name, where its excerpt is on this page: in the wording that the person saw, which
 * may have been edited since. What is posted follows its words.
 */
function passageOfForm(
  store: Store,
  values: FormState['values'],
  name: (field: string) => string,
): Passage | null {
  const excerpt = store.page.get().tables.excerpt[values[name('excerpt')] ?? '']
  const exact = values[name('exact')]
  const number = (field: string) => Number(values[name(field)])
  const [revision, start, end] = [number('revision'), number('start'), number('end')] as const
  if (!excerpt || !exact || !revision || !(start < end)) return null
  return { excerpt: excerpt.id, revision, start, end, exact }
}
