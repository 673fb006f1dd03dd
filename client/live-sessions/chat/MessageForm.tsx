import { useEffect } from 'preact/hooks'
import { useAlive } from '../../live/use-alive.ts'
import { useSending } from '../../live/use-sending.ts'
import { useDraft } from '../../threads/draft.ts'
import { tellTyping } from '../../threads/tell-typing.ts'
import { describedInput, Field } from '../../ui/Field.tsx'
import { FormNotice } from '../../ui/FormNotice.tsx'
import { formFields, useFormFields } from '../../ui/form-fields.ts'
import { SendAnyway } from '../../ui/SendAnyway.tsx'
import { WriteForm } from '../../ui/WriteForm.tsx'
import type { Room } from '../room/room.ts'
import { WhyReadOnly } from '../room/WhyReadOnly.tsx'

/** Where something is said to the others. What is typed is kept in this browser until it is sent. */
export function MessageForm({ room, sent }: { room: Room; sent: () => void }) {
  const { session, may } = room
  const alive = useAlive()
  const back = useFormFields('say')
  const place = `chat ${session.id}`
  const draft = useDraft(place)
  const { onSubmit, sending, problem } = useSending((_answer, _form, { source }) => {
    draft.forget(String(source))
    // What was answered is drawn in the next frame.
    requestAnimationFrame(sent)
    draft.area.current?.focus()
  })
  useEffect(() => {
    const field = draft.area.current
    if (!field || !may.takePart) return
    return tellTyping(field, `session:${session.id}`, { thread: session.id, parent: null })
  }, [draft.area, session.id, may.takePart])
  const words = draft.area.current?.value ?? ''
  // Words that somebody was writing when they were muted, or the session ended, stay for them to copy.
  if (!may.takePart && words === '') return <WhyReadOnly room={room} to="say something" />
  const of = problem ? formFields({ form: 'say', values: {}, draft: false, ...problem }, 'say') : back
  return (
    <WriteForm name="say" action={`/sessions/${session.id}/messages`} class="chat-form" onSubmit={onSubmit}>
      <FormNotice of={of} />
      {!may.takePart && <WhyReadOnly room={room} to="say something" />}
      <Field
        of={of}
        name="source"
        label="Your message"
        hint={alive ? 'Enter sends it, Shift and Enter begin a new line.' : 'Everybody here reads it.'}
      >
        <textarea
          {...describedInput(of, 'source', true, true)}
          ref={draft.area}
          rows={2}
          maxLength={2_000}
          required
          readOnly={!may.takePart}
          defaultValue={back.value('source')}
          onInput={draft.onInput}
          onKeyDown={(event) => {
            const isPlain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
            // Enter that ends the choice of a character is not meant for the form.
            if (event.key !== 'Enter' || !isPlain || event.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </Field>
      <p class="form-actions">
        <button type="submit" class="primary" disabled={!may.takePart}>
          Send
        </button>
        <SendAnyway of={of} />
        {sending === 'slow' && <span role="status">Sending…</span>}
      </p>
    </WriteForm>
  )
}
