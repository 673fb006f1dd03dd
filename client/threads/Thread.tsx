import type { ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { type ThreadPart, wholeThread } from '../../shared/threads/parts.ts'
import { threadTree } from '../../shared/threads/tree.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { ThreadNotes } from '../curation/ThreadNotes.tsx'
import { usePage, useWaiting } from '../live/store.ts'
import { queryOf } from '../pages/query.ts'
import { BranchContext } from './Comment.tsx'
import { CommentForm } from './CommentForm.tsx'
import { Earlier, ShowMore } from './MoreThoughts.tsx'
import { NewThoughts } from './NewThoughts.tsx'
import { Sorts } from './Sorts.tsx'
import { useReading } from './use-reading.ts'

/** What the page holds of a thread; the channel of one that nobody wrote in doesn't matter yet. */
const usePart = (thread: ThreadRef): ThreadPart =>
  usePage().threads[thread.id] ?? wholeThread(thread, `document:${thread.id}`)

/** The thread of a page: everything said about its subject, and the place to say more. `title` is the subject's. */
export function Thread({ thread, title }: { thread: ThreadRef; title: string }) {
  const part = usePart(thread)
  const Unread = useReading(thread)
  return (
    <section class="thread" id="thoughts" aria-labelledby="thoughts-heading">
      <h2 id="thoughts-heading">
        {part.total === 0 ? 'No thoughts yet' : count(part.total, 'thought')} on “{title}”
      </h2>
      <Talk part={part} sorted>
        {Unread && <Unread />}
      </Talk>
    </section>
  )
}

/** The thread of a thing among others on its page, folded away behind its count. */
export function FoldedThread({ thread }: { thread: ThreadRef }) {
  const { form, path } = usePage()
  const part = usePart(thread)
  const waiting = useWaiting(`all ${thread.id}`).count
  // A reply that came back is not to be looked for, nor a part that was asked for.
  const isOpen =
    (form?.form === 'reply' && form.values.threadId === thread.id) || queryOf(path, 'thread') === thread.id
  // A page may have hundreds of these: their forms are made when they are opened.
  const [isOpened, setOpened] = useState(isOpen)
  return (
    <details
      class="folded-thread"
      id={`thread-${thread.id}`}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpened(isOpened || currentTarget.open)}
    >
      <summary>
        {part.total === 0 ? 'Discuss' : count(part.total, 'thought')}
        {waiting > 0 && `, ${waiting} new`}
      </summary>
      <Talk part={part} write={isOpened} />
    </details>
  )
}

type TalkProps = {
  part: ThreadPart
  /** True on a branch's own page, where the branch's first comment has its own way to answer. */
  isBranch?: boolean
  /** True where the order may be chosen. */
  sorted?: boolean
  /** False while the place to write is only led to. */
  write?: boolean
  /** What stands between the thoughts and the place to write. */
  children?: ComponentChildren
}

/** The branches held of a thread, the way to the rest of it, and the place to write. */
export function Talk({ part, isBranch = false, sorted = false, write = true, children }: TalkProps) {
  const { tables, viewer } = usePage()
  const Branch = useContext(BranchContext)
  const { branches, beyond } = threadTree(tables.comment, part, part)
  const mayWrite = viewer.may.includes('comment')
  const list = (of: typeof branches) =>
    of.length > 0 && (
      <ol class="branches">
        {of.map((branch) => (
          <Branch key={branch.comment.id} branch={branch} part={part} />
        ))}
      </ol>
    )
  return (
    <>
      {!isBranch && (write || part.id in tables.thread) && <ThreadNotes thread={part} />}
      {sorted && (branches.length > 1 || part.to !== null) && <Sorts sort={part.sort} />}
      <Earlier part={part} />
      {list(branches)}
      <ShowMore part={part} />
      {list(beyond)}
      {!isBranch && <NewThoughts at={part.id} />}
      {children}
      {!mayWrite && <p class="not-allowed">Your account may read here, not write.</p>}
      {mayWrite && !isBranch && write && (
        <CommentForm
          thread={{ kind: part.kind, id: part.id }}
          parent={null}
          label={part.total === 0 ? 'The first thought' : 'Your thought'}
        />
      )}
      {mayWrite && !write && <a href={`?thread=${part.id}#thread-${part.id}`}>Write a thought</a>}
    </>
  )
}
