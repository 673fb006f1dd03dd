import type { WordingChange } from '../../shared/threads/history.ts'

/** A wording with what came and what went marked in it. */
export function Reworded({ change: { pieces } }: { change: WordingChange }) {
  return (
    <p class="reworded">
      {pieces.map(({ kind, words }, at) =>
        kind === 'same' ? (
          words
        ) : kind === 'added' ? (
          <ins key={at}>{words}</ins>
        ) : (
          <del key={at}>{words}</del>
        ),
      )}
    </p>
  )
}
