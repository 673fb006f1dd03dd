/** What a form field or a JSON body may hold. */
export type Fields = { [name: string]: unknown }

/** Sent only by native forms: JSON carries the token in a header and comes back to its own page. */
const onlyNative = new Set(['token', 'from', 'form', 'operation'])

/**
 * A form's entries as a JSON body: `ends[0][kind]` becomes `{ends: [{kind}]}`, `judgements[overall]` becomes
 * `{judgements: {overall}}`; a name that comes more than once is a list. What belongs to native forms only is left out,
 * and so are files.
 */
export function bodyOf(entries: Iterable<[string, FormDataEntryValue]>): Fields {
  const body: Fields = {}
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || onlyNative.has(name)) continue
    const path = name.replaceAll(']', '').split('[')
    let at: Fields = body
    path.slice(0, -1).forEach((step, depth) => {
      at[step] ??= /^\d+$/.test(path[depth + 1] ?? '') ? [] : {}
      at = at[step] as Fields
    })
    const last = path.at(-1) ?? name
    at[last] = Object.hasOwn(at, last) ? [at[last], value].flat() : value
  }
  return body
}

/** The other way about: a body as the names and values of form fields. What is undefined or null is left out. */
export function fieldsOf(body: unknown, name = ''): [string, string][] {
  if (body === undefined || body === null) return []
  if (typeof body !== 'object') return [[name, String(body)]]
  return Object.entries(body).flatMap(([key, value]) =>
    fieldsOf(value, name === '' ? key : `${name}[${key}]`),
  )
}
