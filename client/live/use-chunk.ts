import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/**
 * A component that is loaded when it is first wanted; null until it has come. `load` has to be the same function
 * each time. When it can't be had now, the next wish tries again.
 */
export function useChunk<Props = object>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): ComponentType<Props> | null {
  const [chunk, setChunk] = useState<{ Chunk: ComponentType<Props> } | null>(null)
  useEffect(() => {
    if (!isWanted || chunk) return
    load().then(
      (Chunk) => setChunk({ Chunk }),
      () => {},
    )
  }, [load, isWanted, chunk])
  return chunk?.Chunk ?? null
}
