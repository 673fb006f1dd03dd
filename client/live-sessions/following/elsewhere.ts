// For as long as this tab lives; windows that keep nothing do without.
/** What this tab keeps under a name; null for nothing. */
export function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}
export function keep(name: string, words: string | null): void {
  try {
    if (words === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, words)
  } catch {}
}

/** Whether the reader has left somebody who leads a session, on this page of it or on the one before. */
export const hasLeft = (session: string, leader: string): boolean => kept(`left ${session}`) === leader

/** Keeps whom the reader has left; null for nobody. */
export const keepLeft = (session: string, leader: string | null): void => keep(`left ${session}`, leader)

/** Where a text is read in a session, in whichever part. */
export const partWith = (session: string, excerpt: string) =>
  `/sessions/${session}?excerpt=${excerpt}#excerpt-${excerpt}`

/**
 * Brings the reader to the part of a session in which a text is read, in the place of this one: the way back leads to
 * what was before the session. Who was brought there in vain stays: the text may be gone.
 */
export function bringTo(session: string, excerpt: string): void {
  if (kept(`sought in ${session}`) === excerpt) return
  keep(`sought in ${session}`, excerpt)
  location.replace(partWith(session, excerpt))
}

/** Who was brought to a text that is here was not brought in vain: for the same text they may be brought here again. */
export function arrive(session: string, here: Readonly<Record<string, unknown>>): void {
  if ((kept(`sought in ${session}`) ?? '') in here) keep(`sought in ${session}`, null)
}

const fields =
  'textarea, input:is([type="text"], [type="search"], [type="url"], :not([type])), [contenteditable]'

/**
 * Whether something is being written, on this page or a part of it: a field that has words of the reader's in it, or
 * the focus. What stands in the shared notes is everybody's, and what is typed there is kept until it is saved.
 */
export function isWriting(within: ParentNode & Node = document): boolean {
  const { activeElement } = document
  if (activeElement?.matches(`${fields}, select`) && within.contains(activeElement)) return true
  return [...within.querySelectorAll<HTMLElement>(fields)].some((field) => {
    if (field.matches('.notes-field')) return false
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
      return field.value.trim() !== '' && field.value !== field.defaultValue
    return field.textContent?.trim() !== ''
  })
}
