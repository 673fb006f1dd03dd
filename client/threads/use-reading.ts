import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { keep, kept } from '../live/keeping.ts'
import { usePage } from '../live/store.ts'

/**
 * Remembers in this browser how far a thread was read: up to which comment, since ids are made in the order of time.
 * Answers the tools for going on to what is new since, once there is something; they are loaded then.
 */
export function useReading({ id }: ThreadRef): ComponentType | null {
  const { tables, viewer } = usePage()
  const [since, setSince] = useState<string | null>(null)
  const [tools, setTools] = useState<{ Unread: ComponentType } | null>(null)
  const others = Object.values(tables.comment).filter(
    ({ thread, creator }) => thread.id === id && (creator.id === null || creator.id !== viewer.id),
  )
  const newest = others.reduce((last, comment) => (comment.id > last ? comment.id : last), '')
  useEffect(() => {
    const mark = kept(`read ${id}`)
    setSince(mark ?? newest)
  }, [id])
  useEffect(() => {
    if (newest > (kept(`read ${id}`) ?? '')) keep(`read ${id}`, newest)
    if (since === null || newest <= since || tools) return
    import('./unread.tsx').then(
      ({ unreadSince }) => setTools({ Unread: unreadSince(since, id) }),
      () => {},
    )
  }, [id, newest, since, tools])
  return tools?.Unread ?? null
}
