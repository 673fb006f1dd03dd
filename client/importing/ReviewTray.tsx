import type { ImportProblem, SetAside } from '../../shared/importing/preview.ts'

/** What could not be read or needs a person's eye, in the order of the text. Nothing is dropped silently. */
export function ReviewTray({ problems, unread }: { problems: ImportProblem[]; unread: SetAside[] }) {
  if (problems.length + unread.length === 0) {
    return <p class="tray is-clear">Everything could be read.</p>
  }
  return (
    <section class="tray" aria-labelledby="tray-heading">
      <h2 id="tray-heading">Please look at these</h2>
      <ul>
        {problems.map(({ code, line, message }) => (
          <li key={`${line} ${code} ${message}`}>
            <span class="line-number">line {line}</span> {message}
          </li>
        ))}
        {unread.map(({ line, reason, text }) => (
          <li key={`unread ${line}`}>
            <span class="line-number">line {line}</span> {reason}
            <blockquote>{text}</blockquote>
          </li>
        ))}
      </ul>
    </section>
  )
}
