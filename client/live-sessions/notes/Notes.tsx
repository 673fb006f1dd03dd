import { useEffect, useRef, useState } from 'preact/hooks'
import { usePage } from '../../live/store.ts'
import { useChunk } from '../../live/use-chunk.ts'
import { usePageOf } from '../../pages/of-kind.ts'
import { TextArea } from '../../ui/Field.tsx'
import { FormNotice } from '../../ui/FormNotice.tsx'
import { useFormFields } from '../../ui/form-fields.ts'
import { WriteForm } from '../../ui/WriteForm.tsx'
import { RoomPart } from '../room/RoomPart.tsx'
import type { Room } from '../room/room.ts'
import { WhyReadOnly } from '../room/WhyReadOnly.tsx'
import { keptFor } from './shelf.ts'

const loadDesk = async () => (await import('./NotesDesk.tsx')).NotesDesk

/**
 * The notes that all in the room share. Without script they are words and a form that adds a line; with it, opening
 * them loads what lets everybody type at once.
 */
export function Notes({ room }: { room: Room }) {
  const { notes } = usePageOf('session')
  const { viewer, form } = usePage()
  // A line that came back, to be put right, stays in its form.
  const cameBack = form?.form === 'note-line'
  const place = useRef<HTMLDivElement>(null)
  const [isWanted, setWanted] = useState(false)
  const Desk = useChunk<{ room: Room; words: string }>(loadDesk, isWanted)
  const { id } = room.session
  useEffect(() => {
    const fold = place.current?.closest('details')
    if (!fold) return
    const look = () => fold.open && setWanted(true)
    // What this person typed last time and could not send is sent now, opened or not.
    if (viewer.id !== null && keptFor(viewer.id, id).length > 0) setWanted(true)
    look()
    fold.addEventListener('toggle', look)
    return () => fold.removeEventListener('toggle', look)
  }, [id, viewer.id])
  return (
    <RoomPart name="notes" heading="Shared notes" unfolded={false}>
      <div class="notes" id="notes" ref={place}>
        {Desk && !cameBack ? <Desk room={room} words={notes} /> : <Plain room={room} words={notes} />}
      </div>
    </RoomPart>
  )
}

/** The notes as they were when the page was made. */
function Plain({ room, words }: { room: Room; words: string }) {
  const of = useFormFields('note-line')
  return (
    <>
      {words === '' ? <p class="empty">Nothing is noted yet.</p> : <p class="notes-text">{words}</p>}
      {room.may.takePart ? (
        <WriteForm name="note-line" action={`/sessions/${room.session.id}/notes/line`} class="stacked">
          <FormNotice of={of} />
          <TextArea of={of} name="line" label="Add to the notes" rows={2} maxLength={2_000} />
          <p class="form-actions">
            <button type="submit">Add</button>
          </p>
        </WriteForm>
      ) : (
        <WhyReadOnly room={room} to="write in the notes" />
      )}
    </>
  )
}
