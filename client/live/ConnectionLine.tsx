import { useEffect, useState } from 'preact/hooks'
import { useCell } from './cell.ts'
import { useStore } from './store.ts'

/** How long a connection may be away before it is worth a word, in milliseconds. */
const quiet = 2_000

/** One quiet line while live events don't reach this screen; empty otherwise, so that it is announced when it fills. */
export function ConnectionLine() {
  const connection = useCell(useStore().connection)
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    if (connection !== 'offline') return setLost(false)
    const timer = setTimeout(() => setLost(true), quiet)
    return () => clearTimeout(timer)
  }, [connection])
  return (
    <p class="connection" role="status" data-connection={connection}>
      {isLost && 'Offline: what you write is kept'}
    </p>
  )
}
