// Private windows and full disks refuse storage: the page then does without what was kept.

/** What this browser keeps under a name; null for nothing. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps words under a name; empty ones are forgotten. */
export function keep(name: string, words: string): void {
  try {
    if (words === '') localStorage.removeItem(name)
    else localStorage.setItem(name, words)
  } catch {}
}
