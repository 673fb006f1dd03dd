/** A value from the query of a page's path, as `?exact=…` gives it; '' when it isn't there. */
export function queryOf(path: string, name: string): string {
  return new URLSearchParams(path.split('?')[1] ?? '').get(name) ?? ''
}
