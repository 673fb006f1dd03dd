import { complain, say } from '../live/saying.ts'

/** The session's own address, to pass on: a click copies it. Without script it is a link, to be copied as any other. */
export function AskIn({ session }: { session: string }) {
  const path = `/sessions/${session}`
  return (
    <a
      href={path}
      onClick={(event) => {
        event.preventDefault()
        const address = location.origin + path
        navigator.clipboard.writeText(address).then(
          () => say('Link copied. Whoever has it may watch; members may take part.'),
          () => complain(`It could not be copied. The link is ${address}`),
        )
      }}
    >
      Link to pass on
    </a>
  )
}
