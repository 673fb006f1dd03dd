import { count } from '../../shared/text/plural.ts'
import type { ThreadPart } from '../../shared/threads/parts.ts'
import { usePage } from '../live/store.ts'
import { Follow } from '../notifications/Follow.tsx'

/**
 * At the head of a thread: that it is closed and why, what was moved elsewhere, what is featured anywhere in it, and
 * what one may do with the whole of it.
 */
export function ThreadNotes({ thread: { kind, id, featured } }: { thread: ThreadPart }) {
  const { tables, viewer } = usePage()
  const { locked, mergedInto, moved } = tables.thread[id] ?? {}
  // A note or a contradiction is no post to preside over.
  const owner = kind === 'digest' || kind === 'document' ? tables[kind][id]?.creator.id : null
  const mayGovern = viewer.may.includes('moderate') || (viewer.id !== null && viewer.id === owner)
  return (
    <div class="thread-notes">
      {locked && <p>This thread is closed{locked.reason ? `: ${locked.reason}` : '.'}</p>}
      {(mergedInto ? [] : (moved ?? [])).map((each) => (
        <p key={each.id}>
          {count(each.count, 'thought')} moved to <a href={each.href}>{each.title}</a>
        </p>
      ))}
      {mergedInto && (
        <p>
          This thread goes on at <a href={mergedInto.href}>{mergedInto.title}</a>
        </p>
      )}
      {featured.length > 0 && (
        <>
          <p>Featured</p>
          <ul class="featured">
            {featured.map((each) => (
              <li key={each.id}>
                <a href={each.id in tables.comment ? `#comment-${each.id}` : `/comments/${each.id}`}>
                  {each.opening}
                </a>{' '}
                {each.name}
              </li>
            ))}
          </ul>
        </>
      )}
      <Follow kind="thread" of={id} threadKind={kind} what="thread" />
      {mayGovern && <a href={`/threads/${kind}/${id}/tools`}>Tools</a>}
    </div>
  )
}
