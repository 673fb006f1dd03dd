import type { Store } from './store.ts'

/**
 * Forgets the form that came back with the page once it has been sent: what was in it is saved, and no later form of
 * that name is to begin with it. Two forms are the same when their names and hidden fields are.
 */
export function putAway(store: Store, sent: HTMLFormElement): void {
  const inbox = store.inbox.get()
  const { form } = inbox.state
  const data = new FormData(sent)
  if (!form || form.form !== data.get('form')) return
  // Which kept draft it began with is no part of what it is.
  const hidden = sent.querySelectorAll<HTMLInputElement>('input[type="hidden"]:not([name="draft"])')
  const isSame = [...hidden].every(({ name, value }) => (form.values[name] ?? value) === value)
  if (isSame) store.inbox.set({ ...inbox, state: { ...inbox.state, form: null } })
}
