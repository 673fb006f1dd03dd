import { useEffect, useState } from 'preact/hooks'
import type { PageState } from '../../shared/live/state.ts'
import type { WordingChange } from '../../shared/threads/history.ts'
import { Reworded } from './Reworded.tsx'

/** What changed between two wordings, fetched from the page that says so without script. */
export function ChangesBetween({ href }: { href: string }) {
  const [changes, setChanges] = useState<WordingChange[] | null>(null)
  useEffect(() => {
    let isHere = true
    fetch(href, { headers: { accept: 'application/json' } })
      .then((answer) => answer.json())
      .then(({ page }: PageState) => isHere && page.kind === 'history' && setChanges(page.changes))
      // The link leads to the page that says it: there it says also why it can't.
      .catch(() => location.assign(href))
    return () => {
      isHere = false
    }
  }, [href])
  return (
    <div class="changes-between" role="status">
      {changes?.map((change) => (
        <Reworded key={change.to} change={change} />
      ))}
    </div>
  )
}
