import type { ThreadRef } from '../../shared/threads/views.ts'
import { useCellPart } from '../live/cell.ts'
import { typing } from '../live/who-types.ts'

/** That somebody is writing an answer here now. It takes no room of its own and is read out to nobody. */
export function TypingLine({ thread, parent }: { thread: ThreadRef; parent: string | null }) {
  const words = useCellPart(typing, (all) => all[`${thread.id} ${parent ?? ''}`])
  return (
    words && (
      <p class="typing" aria-live="off">
        {words}
      </p>
    )
  )
}
