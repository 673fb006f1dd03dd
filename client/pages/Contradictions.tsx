import { Contradiction } from '../contradictions/Contradiction.tsx'
import { usePage } from '../live/store.ts'
import { usePageOf } from './of-kind.ts'

/** Every contradiction that people have marked, newest first as the server lists them. */
export function Contradictions() {
  const { contradictions } = usePageOf('contradictions')
  const { tables } = usePage()
  const shown = contradictions.flatMap((id) => tables.contradiction[id] ?? [])
  return (
    <>
      <header class="page-head">
        <h1>Contradictions</h1>
        <p class="lede">
          Where a report disagrees with itself, with its rating, with the law or with another report.
        </p>
      </header>
      {shown.length === 0 && (
        <p class="empty">
          Nothing here yet. Open a document, select the words that do not fit, and set them against a grade or
          against other words.
        </p>
      )}
      {shown.map((contradiction) => (
        <Contradiction key={contradiction.id} contradiction={contradiction} withThread />
      ))}
    </>
  )
}
