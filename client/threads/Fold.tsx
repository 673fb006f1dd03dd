import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { isFolded, keepFolded } from './folded.ts'

type Props = { comment: string; replies: number; children: ComponentChildren }

/** What answers a comment, which can be folded away; this browser remembers that it was. */
export function Fold({ comment, replies, children }: Props) {
  const fold = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (fold.current && isFolded(comment)) fold.current.open = false
  }, [comment])
  return (
    <details
      class="fold"
      open
      ref={fold}
      onToggle={(event) => keepFolded(comment, !event.currentTarget.open)}
    >
      <summary>{replies > 0 ? count(replies, 'reply', 'replies') : 'Replies'}</summary>
      {children}
    </details>
  )
}
