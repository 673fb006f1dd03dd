import type { SetAside } from '../../shared/importing/preview.ts'
import { count } from '../../shared/text/plural.ts'

/** The furniture of a page that was left out, for whoever wants to see it. */
export function SetAsideList({ ignored }: { ignored: SetAside[] }) {
  if (ignored.length === 0) return null
  return (
    <details class="ignored">
      <summary>Left out: {count(ignored.length, 'piece')} of page furniture</summary>
      <ul>
        {ignored.map(({ line, reason, text }) => (
          <li key={line}>
            <span class="line-number">line {line}</span> {reason}
            <blockquote>{text}</blockquote>
          </li>
        ))}
      </ul>
    </details>
  )
}
