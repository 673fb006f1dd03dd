import type { ComponentChildren } from 'preact'
import { complain, say } from '../../live/saying.ts'

/**
 * The session's own address, to pass on: a click copies it. Without script, and where the browser lets nobody copy (an
 * address without TLS), it is a link like any other.
 */
export function AskIn({ session, children }: { session: string; children?: ComponentChildren }) {
  const path = `/sessions/${session}`
  return (
    <a
      href={path}
      onClick={(event) => {
        const { clipboard } = navigator as { clipboard?: Clipboard }
        if (!clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        const address = location.origin + path
        clipboard.writeText(address).then(
          () => say('Link copied. Whoever has it may watch; members may take part.'),
          () => complain(`It could not be copied. The link is ${address}`),
        )
      }}
    >
      {children ?? 'Link to pass on'}
    </a>
  )
}
