import { type ThreadSort, threadSorts } from '../../shared/threads/parts.ts'

const words: Record<ThreadSort, string> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  replied: 'Most replied',
}

/** The ways to order a thread, each at its address; this browser remembers the last. */
export function Sorts({ sort }: { sort: ThreadSort }) {
  return (
    <nav class="sorts" aria-label="Order of the thoughts">
      {threadSorts.map((each) => (
        <a key={each} href={`?sort=${each}#thoughts`} aria-current={each === sort ? 'true' : undefined}>
          {words[each]}
        </a>
      ))}
    </nav>
  )
}
