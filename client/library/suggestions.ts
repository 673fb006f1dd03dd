import { useEffect, useState } from 'preact/hooks'

/** An authority as the type-ahead offers it. */
export type Suggestion = { slug: string; name: string }

/** How long the typing must rest before the server is asked, in milliseconds. */
const rest = 120

/** What the server offers for the typed letters, best first; empty for fewer than two, and where it can't be asked. */
export function useSuggestions(typed: string): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([])
  useEffect(() => {
    const query = typed.trim()
    if (query.length < 2) return setFound([])
    const asking = new AbortController()
    const timer = setTimeout(() => {
      void ask(query, asking.signal).then((suggestions) => suggestions && setFound(suggestions))
    }, rest)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed])
  return found
}

/** Null when the question was withdrawn, or nobody answered. */
async function ask(query: string, signal: AbortSignal): Promise<Suggestion[] | null> {
  const url = `/api/authorities?q=${encodeURIComponent(query)}`
  const answer = await fetch(url, { signal, headers: { accept: 'application/json' } }).catch(() => null)
  if (!answer?.ok) return null
  const body = (await answer.json().catch(() => null)) as { authorities?: Suggestion[] } | null
  return body?.authorities ?? null
}
