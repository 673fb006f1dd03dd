import { useEffect, useState } from 'preact/hooks'

/** False on the server and for the first drawing in the browser, so that both draw the same; then true. */
export function useAlive(): boolean {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return alive
}
