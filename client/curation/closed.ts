import type { ThreadRef } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'

/** Whether this viewer can write nothing in a thread any more: it was closed, or goes on elsewhere. */
export function useClosed({ id }: ThreadRef): boolean {
  const { tables, viewer } = usePage()
  const { locked, mergedInto } = tables.thread[id] ?? {}
  return Boolean(mergedInto || (locked && !viewer.may.includes('moderate')))
}
