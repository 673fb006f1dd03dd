import type { TargetedMouseEvent } from 'preact'
import { useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { sayCursor, type ThreadPart } from '../../shared/threads/parts.ts'
import { useNewBeyond, usePage, useStore } from '../live/store.ts'
import { focusComment } from './focus.ts'

const loadMore = async () => (await import('./more.ts')).loadMore

/** Where another part of a thread is: on this page, among all that its address says besides. */
function useAddress(part: ThreadPart): (way: 'after' | 'upto', key: string) => string {
  const { page, path } = usePage()
  const isOther = part.kind === 'annotation' || part.kind === 'contradiction'
  return (way, key) => {
    const query = new URLSearchParams({ thoughts: sayCursor({ way, key, asOf: part.asOf }) })
    if (part.sort !== 'oldest') query.set('sort', part.sort)
    if (isOther && page.kind !== 'branch') query.set('thread', part.id)
    return `${path.replace(/\?.*/, '')}?${query}#${isOther ? `thread-${part.id}` : 'thoughts'}`
  }
}

/** The way back to the part before this one, where reading didn't begin at the beginning. */
export function Earlier({ part }: { part: ThreadPart }) {
  const address = useAddress(part)
  if (part.from === null) return null
  return (
    <p class="more-thoughts">
      <a rel="prev" href={address('upto', part.from)}>
        {part.sort === 'newest' ? 'Later thoughts' : 'Earlier thoughts'}
      </a>
    </p>
  )
}

/** The way on to the next part: an address of its own, and with script a part loaded into the page. */
export function ShowMore({ part }: { part: ThreadPart }) {
  const store = useStore()
  const address = useAddress(part)
  const fresh = useNewBeyond(part.id)
  const [loading, setLoading] = useState<'no' | 'yes' | 'failed'>('no')
  if (part.to === null) return null
  async function load(event: TargetedMouseEvent<HTMLAnchorElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (loading === 'yes') return
    setLoading('yes')
    try {
      const [first] = await (await loadMore())(store, part.id)
      setLoading('no')
      if (first) focusComment(first)
    } catch {
      setLoading('failed')
    }
  }
  const isClosed = part.to === ''
  return (
    <p class="more-thoughts">
      <a
        rel="next"
        href={isClosed ? `?thread=${part.id}#thread-${part.id}` : address('after', part.to)}
        onClick={load}
        aria-disabled={loading === 'yes'}
      >
        Show more thoughts
      </a>{' '}
      <span class="of-all">
        {part.from === null && count(part.rest, 'more', 'more')}
        {fresh > 0 && `, ${fresh} new`}
      </span>
      {loading === 'failed' && (
        <span class="problem" role="alert">
          {' '}
          They could not be had just now. Please try again.
        </span>
      )}
    </p>
  )
}
