import { count } from '../../../shared/text/plural.ts'
import type { Store } from '../../live/store.ts'
import { isShown } from '../margin/shown.ts'
import { optionsOf } from './filter-options.ts'
import { chosenFilter, filterFields, type NoteFilter, passes } from './note-filter.ts'

/** Shows what the form asks for, marks and cards alike, and writes it into the address. */
export function applyFilter(store: Store, form: HTMLFormElement): void {
  const data = new FormData(form)
  const filter = Object.fromEntries(
    filterFields.map((name) => [name, String(data.get(name) ?? '')]),
  ) as NoteFilter
  chosenFilter.set(filter)
  const asked = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(filter)) {
    if (value) asked.set(name, value)
    else asked.delete(name)
  }
  history.replaceState(history.state, '', `${location.pathname}${asked.size > 0 ? `?${asked}` : ''}`)
  const all = form.querySelector<HTMLAnchorElement>('.show-all')
  if (all) all.hidden = !Object.values(filter).some(Boolean)
  const { tables, viewer } = store.page.get()
  const found = Object.values(tables.annotation).filter(
    (note) => isShown(note) && passes(note, filter, viewer.id),
  )
  const status = form.querySelector('[role="status"]')
  if (status) status.textContent = `${count(found.length, 'note')} shown.`
}

/** Offers the people and tags that came since the page did. */
export function freshen(store: Store, form: HTMLFormElement): void {
  const options = optionsOf(Object.values(store.page.get().tables.annotation))
  for (const [name, offered] of Object.entries(options)) {
    const select = form.elements.namedItem(name)
    if (!(select instanceof HTMLSelectElement)) continue
    const known = new Set([...select.options].map(({ value }) => value))
    for (const [value, words] of offered) if (!known.has(value)) select.add(new Option(words, value))
  }
}

/** Shows all notes, so that what was just written is among them. */
export function showAllNotes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('.note-filter form')) {
    for (const select of form.querySelectorAll('select')) select.value = ''
    const all = form.querySelector<HTMLAnchorElement>('.show-all')
    if (all) all.hidden = true
  }
  chosenFilter.set({ by: '', tag: '', motivation: '', status: '' })
  history.replaceState(history.state, '', location.pathname + location.hash)
}
