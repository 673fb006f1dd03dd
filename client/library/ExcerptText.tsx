import type { ExcerptView } from '../../shared/library/views.ts'

/** An excerpt's words without marks, one paragraph a line, as lists and digests show them. */
export function ExcerptText({ excerpt }: { excerpt: ExcerptView }) {
  const lines = excerpt.text.split('\n').filter((line) => line.trim() !== '')
  return (
    <div class="excerpt-text" id={`excerpt-${excerpt.id}`} data-revision={excerpt.revision}>
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  )
}
