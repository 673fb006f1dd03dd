import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { keep, kept } from '../live/keeping.ts'
import { usePage } from '../live/store.ts'

const loadMarks = () => import('./reading-marks.ts')

/**
 * Remembers how far a thread was read: up to which comment, since ids are made in the order of time. In this browser,
 * and for who has an account with the server as well, so that it is known on other devices. Answers the tools for going
 * on to what is new since, once there is something; they are loaded then.
 */
export function useReading({ kind, id }: ThreadRef): ComponentType | null {
  const { tables, viewer } = usePage()
  const [since, setSince] = useState<string | null>(null)
  const [tools, setTools] = useState<{ Unread: ComponentType } | null>(null)
  const isKnown = viewer.id !== null
  const others = Object.values(tables.comment).filter(
    ({ thread, creator }) => thread.id === id && (creator.id === null || creator.id !== viewer.id),
  )
  const newest = others.reduce((last, comment) => (comment.id > last ? comment.id : last), '')
  useEffect(() => {
    const mark = kept(`read ${id}`) ?? ''
    const begin = (elsewhere: string | null) =>
      setSince(elsewhere !== null && elsewhere > mark ? elsewhere : mark || newest)
    if (!isKnown) begin(null)
    else
      loadMarks()
        .then(({ markElsewhere }) => markElsewhere({ kind, id }))
        .then(begin, () => begin(null))
  }, [id, isKnown])
  useEffect(() => {
    if (newest > (kept(`read ${id}`) ?? '')) keep(`read ${id}`, newest)
    if (since === null) return
    if (isKnown && newest)
      loadMarks().then(
        ({ tellRead }) => tellRead({ kind, id }, newest, viewer.token ?? ''),
        () => {},
      )
    if (newest <= since || tools) return
    import('./unread.tsx').then(
      ({ unreadSince }) => setTools({ Unread: unreadSince(since, id) }),
      () => {},
    )
  }, [kind, id, newest, since, tools, isKnown, viewer.token])
  return tools?.Unread ?? null
}
