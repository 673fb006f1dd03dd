import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { draftKey } from '../../shared/threads/drafts.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { useStore } from '../live/store.ts'
import { useChunk } from '../live/use-chunk.ts'
import { localKey } from './draft.ts'
import { keepDraft } from './draft-keeper.ts'
import { OtherWords } from './OtherWords.tsx'
import { channelOfThreads, tellTyping } from './tell-typing.ts'

type Props = {
  area: RefObject<HTMLTextAreaElement | null>
  thread: ThreadRef
  parent: string | null
  /** The wording of the parent that is answered. */
  wording: number | null
  /** True while the words are on their way. */
  isPosting: boolean
}

const loadNames = async () => (await import('./NameList.tsx')).NameList

/** What goes on around a field while somebody with an account writes in it: draft kept, typing told, names offered. */
export function WritingDesk({ area, thread, parent, wording, isPosting }: Props) {
  const store = useStore()
  const [others, setOthers] = useState<readonly string[]>([])
  const [isNaming, setNaming] = useState(false)
  const Names = useChunk(loadNames, isNaming)
  const now = useRef({ wording, isPosting })
  now.current = { wording, isPosting }
  const { kind, id } = thread

  useEffect(() => {
    const field = area.current
    if (!field) return
    const { state } = store.inbox.get()
    const key = draftKey({ kind, id }, parent)
    const place = { key, threadKind: kind, threadId: id, ...(parent !== null && { parent }) }
    const stopKeeping = keepDraft({
      ...{ field, place, state, local: localKey(state.viewer.id ?? '', key) },
      parentWording: () => now.current.wording,
      isPosting: () => now.current.isPosting,
      offer: setOthers,
    })
    const stopTelling = tellTyping(field, channelOfThreads(state), { thread: id, parent })
    const look = () => setNaming(field.value.includes('@'))
    field.addEventListener('input', look)
    return () => {
      stopKeeping()
      stopTelling()
      field.removeEventListener('input', look)
    }
  }, [area, store, kind, id, parent])

  return (
    <>
      {Names && isNaming && <Names area={area} thread={thread} />}
      <p class="hint">
        Kept as you write, in <a href="/drafts">your drafts</a>.
      </p>
      <OtherWords area={area} others={others} done={() => setOthers([])} />
    </>
  )
}
