import { useEffect } from 'preact/hooks'
import { createCell, useCell } from '../live/cell.ts'

type Tools = typeof import('./writers-tools.ts')

/**
 * What only people who write here see of a thread. The server has it always, a browser once it has loaded the chunk:
 * for somebody with an account before the page lives, for others when they need it first. Readers do without.
 */
export const writersTools = createCell<Tools | null>(null)

export async function loadWritersTools(): Promise<void> {
  writersTools.set(await import('./writers-tools.ts'))
}

/** The tools, where they are needed and have come. */
export function useWritersTools(isNeeded: boolean): Tools | null {
  const tools = useCell(writersTools)
  useEffect(() => {
    if (isNeeded && !tools) loadWritersTools().catch(() => {})
  }, [isNeeded, tools])
  return isNeeded ? tools : null
}
