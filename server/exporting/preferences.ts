import type { Request } from '../platform/http/express.ts'

/** What a container is asked for: itself alone or with its first page, and annotations whole or as addresses. */
export type Preference = { minimal: boolean; iris: boolean; applied: boolean }

const minimal = 'http://www.w3.org/ns/ldp#PreferMinimalContainer'
const iris = 'http://www.w3.org/ns/oa#PreferContainedIRIs'
const descriptions = 'http://www.w3.org/ns/oa#PreferContainedDescriptions'

/**
 * What `Prefer` says (Web Annotation Protocol, 4.2.1), and the address: `?iris=1` or `?iris=0` is what the pages of a
 * container carry, and comes first. Who asks for both kinds of content gets whole annotations, as who asks for none.
 */
export function preferenceOf(request: Request): Preference {
  const header = request.get('prefer') ?? ''
  const include = /\binclude\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(header)
  const named = (include?.[1] ?? include?.[2] ?? '').split(/\s+/)
  const asked = { '1': true, '0': false }[String(request.query.iris)]
  return {
    minimal: named.includes(minimal),
    iris: asked ?? (named.includes(iris) && !named.includes(descriptions)),
    applied:
      /\breturn\s*=\s*"?representation\b/i.test(header) &&
      [minimal, iris, descriptions].some((each) => named.includes(each)),
  }
}
