import type { PartOfList } from '../../shared/pages/newest-first.ts'

type Props = {
  part: PartOfList
  /** The list's own address, with what narrows it. */
  path: string
  newest: string
  earlier: string
}

/** The ways from one part of a list, read the newest first, to its beginning and to the next part. */
export function MoreOfList({ part: { before, next }, path, newest, earlier }: Props) {
  if (before === null && next === null) return null
  return (
    <p class="more-lines">
      {before !== null && <a href={path}>{newest}</a>}
      {next !== null && (
        <a rel="next" href={`${path}${path.includes('?') ? '&' : '?'}before=${next}`}>
          {earlier}
        </a>
      )}
    </p>
  )
}
