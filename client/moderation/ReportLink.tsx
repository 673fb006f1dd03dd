import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { usePage } from '../live/store.ts'

type Props = {
  kind: ModeratedKind
  /** What this viewer may do with the thing. */
  thing: { id: string; may: readonly string[]; creator: { name: string } }
}

/** The quiet way to tell moderators that something breaks a rule. */
export function ReportLink({ kind, thing: { id, may, creator } }: Props) {
  const { viewer } = usePage()
  if (!may.includes('flag') || !viewer.may.includes('flag')) return null
  return (
    <a href={`/flag/${kind}/${id}`} rel="nofollow">
      Report<span class="sr-only"> what {creator.name} wrote</span>
    </a>
  )
}
