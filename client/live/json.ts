/** What is at an address of ours, as JSON. @throws when it can't be had. */
export async function json<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store' })
  const isJson = response.headers.get('content-type')?.includes('json')
  if (!isJson) throw new Error(`No JSON from ${url}`)
  const body: unknown = await response.json()
  if (typeof body === 'object' && body !== null && 'error' in body) throw new Error(`No answer from ${url}`)
  return body as T
}
