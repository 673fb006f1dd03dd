import { useEffect, useRef, useState } from 'preact/hooks'

/** One value that changes and tells who listens. */
export type Cell<T> = {
  get(): T
  set(value: T): void
  /** Calls back after every change; answers how to stop. */
  listen(changed: () => void): () => void
}

export function createCell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const changed of [...listeners]) changed()
    },
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

/** The cell's value; the component is drawn again when it changes. On the server simply the value. */
export function useCell<T>(cell: Cell<T>): T {
  return useCellPart(cell, (value) => value)
}

/** Part of a cell's value; the component is drawn again only when that part is another one. */
export function useCellPart<T, Part>(cell: Cell<T>, pick: (value: T) => Part): Part {
  const part = pick(cell.get())
  const [, draw] = useState<unknown>(() => part)
  const picking = useRef(pick)
  picking.current = pick
  useEffect(() => {
    const look = () => draw(() => picking.current(cell.get()))
    // What changed between drawing and listening is not missed.
    look()
    return cell.listen(look)
  }, [cell])
  return part
}
