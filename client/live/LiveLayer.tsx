import { ConnectionLine } from './ConnectionLine.tsx'
import { Undo } from './Undo.tsx'

/** What lies over the page once it lives: the connection's state, and what was just done with its undo. */
export function LiveLayer() {
  return (
    <>
      <ConnectionLine />
      <Undo />
    </>
  )
}
