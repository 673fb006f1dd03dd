import { useEffect, useState } from 'preact/hooks'
import type { Decision } from '../../shared/moderation/states.ts'
import type { Impact } from '../../shared/moderation/views.ts'

/** What the server says a decision about `things` would do; null until it has said, and while none is asked about. */
export function useImpact(decision: Decision | null, things: readonly string[]): Impact | null {
  const [known, setKnown] = useState<{ query: string; impact: Impact } | null>(null)
  const query = new URLSearchParams(things.map((thing) => ['things', thing]))
  if (decision) query.set('decision', decision)
  const asked = decision && things.length > 0 ? query.toString() : ''
  useEffect(() => {
    if (asked === '') return
    const gone = new AbortController()
    fetch(`/api/moderation/impact?${asked}`, { headers: { accept: 'application/json' }, signal: gone.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((impact: Impact | null) => impact && setKnown({ query: asked, impact }))
      // Without it the decision can still be made, and undone.
      .catch(() => {})
    return () => gone.abort()
  }, [asked])
  return known?.query === asked ? known.impact : null
}
