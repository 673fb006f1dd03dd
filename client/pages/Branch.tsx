import { usePageOf } from './of-kind.ts'

/** A branch of a thread on a page of its own. */
export function Branch() {
  const { under } = usePageOf('branch')
  return <p>{under.title}</p>
}
