import type { Followable } from '../../shared/notifications/views.ts'
import { usePage } from '../live/store.ts'
import { useSending } from '../live/use-sending.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Begins or ends following something. */
export function FollowForm({ kind, of, threadKind, what }: Followable & { what: string }) {
  const { tables } = usePage()
  const { onSubmit } = useSending(() => {})
  const follows = Object.values(tables.follow).some(
    (one) => one.kind === kind && one.of === of && one.follows,
  )
  return (
    <WriteForm name="follow" action="/follow" class="step follow" onSubmit={onSubmit}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="of" value={of} />
      {threadKind && <input type="hidden" name="threadKind" value={threadKind} />}
      <input type="hidden" name="on" value={follows ? 'no' : 'yes'} />
      <button type="submit" class="quiet">
        {follows ? `Stop following this ${what}` : `Follow this ${what}`}
      </button>
    </WriteForm>
  )
}
