import type { Visitor } from './visitor.ts'

/** What annotations are sent as. */
export const ld = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

/** Asks for an address as a program does. */
export const get = (who: Visitor, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  who.fetch(path, { headers: { accept: ld, ...headers } })

/** What it answers, as JSON. */
export const json = async (answer: Response | Promise<Response>) => JSON.parse(await (await answer).text())

/** Sends something to an address, as a program of ours does. */
export const send = (
  who: Visitor,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  who.fetch(path, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: {
      accept: ld,
      origin: who.url,
      ...(body !== undefined && { 'content-type': ld }),
      'x-counterpoint-token': who.token ?? '',
      ...headers,
    },
  })

/** An address without its origin. */
export const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address)
  return pathname + search
}
