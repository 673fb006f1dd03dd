import type { TargetedMouseEvent } from 'preact'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { useStore } from '../live/store.ts'

/**
 * For moderators, beside what somebody else (`by`) wrote: to its page in the queue, which with script opens over this
 * one. What it opens comes with the chunk of moderators' pages.
 */
export function ModerateLink({ kind, id, by }: { kind: ModeratedKind; id: string; by: string | null }) {
  const store = useStore()
  const { viewer } = store.page.get()
  if (!viewer.may.includes('moderate') || by === viewer.id) return null
  const path = `/moderation/${kind}/${id}`
  const openHere = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    import('../pages/governing.ts')
      .then(({ moderateHere }) => moderateHere(store, path))
      .catch(() => location.assign(path))
  }
  return (
    <a href={path} onClick={openHere}>
      Moderate
    </a>
  )
}
