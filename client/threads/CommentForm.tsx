import { useState } from 'preact/hooks'
import { draftKey } from '../../shared/threads/drafts.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { useClosed } from '../curation/closed.ts'
import { GuestFields } from '../guests/GuestFields.tsx'
import { usePage } from '../live/store.ts'
import { useChunk } from '../live/use-chunk.ts'
import { useSending } from '../live/use-sending.ts'
import { describedInput, Field } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { formFields, useFormFields } from '../ui/form-fields.ts'
import { SendAnyway } from '../ui/SendAnyway.tsx'
import { useFocusAtOnce } from '../ui/use-focus-at-once.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { isFirstDrawing, localKey, useDraft } from './draft.ts'
import { focusComment } from './focus.ts'
import { NewWording } from './NewWording.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useWritersTools } from './writers.ts'

type Props = {
  thread: ThreadRef
  /** The comment answered; null for a thought on the thing itself. */
  parent: string | null
  /** Which wording of the parent is on the screen now. */
  wording?: number
  label: string
  /** What a fresh form begins with, such as a quotation. */
  beginning?: string
  /** A reply opened by script takes the focus at once. */
  focus?: boolean
  /** Called when it was posted, or given up. Without it the form has no way to close. */
  close?: () => void
}

const loadGuestDesk = async () => (await import('./GuestDesk.tsx')).GuestDesk

/** Where a thought or a reply is written. What is typed is kept in this browser until it is posted. */
export function CommentForm({ thread, parent, wording = 1, label, beginning = '', focus, close }: Props) {
  const { viewer, drafts } = usePage()
  const Desk = useWritersTools(viewer.id !== null)?.WritingDesk
  /** What stood in the field when a guest went to it; null before. */
  const [begun, setBegun] = useState<string | null>(null)
  const GuestDesk = useChunk(loadGuestDesk, begun !== null && viewer.id === null)
  const closed = useClosed(thread)
  const suffix = `-${thread.id}-${parent ?? 'new'}`
  const back = useFormFields('reply', { suffix, isMine: (values) => isFor(values, thread, parent) })
  const place = draftKey(thread, parent)
  const [kept] = useState(() => (isFirstDrawing() ? drafts[place] : undefined))
  const draft = useDraft(place)
  // The wording that was read when the reply was begun: the reply answers that one.
  const [answered, setAnswered] = useState(
    Number(back.value('parentWording', String(kept?.parentWording ?? wording))),
  )
  const { onSubmit, sending, problem } = useSending((answer, _form, { source }) => {
    const since = draft.forget(String(source))
    // Whoever has gone on typing is not taken out of it.
    if (since !== '') return
    close?.()
    focusComment(answer.location)
  })
  const of = problem
    ? formFields({ form: 'reply', values: {}, draft: false, ...problem }, `reply${suffix}`)
    : back
  useFocusAtOnce(() => (focus ? draft.area.current : null))
  // Words that somebody is writing, or that came back, stay for them to copy.
  if (closed && !of.back && !draft.area.current?.value)
    return parent === null && <p class="not-allowed">This thread takes no more thoughts.</p>
  return (
    <WriteForm name="reply" action="/comments" class="comment-form" onSubmit={onSubmit}>
      {parent === null && <TypingLine thread={thread} parent={null} />}
      <FormNotice of={of} />
      <input type="hidden" name="threadKind" value={thread.kind} />
      <input type="hidden" name="threadId" value={thread.id} />
      {kept && <input type="hidden" name="draft" value={kept.version} />}
      {parent !== null && (
        <>
          <input type="hidden" name="parent" value={parent} />
          <input type="hidden" name="parentWording" value={answered} />
          {answered < wording && <NewWording take={() => setAnswered(wording)} />}
        </>
      )}
      <Field of={of} name="source" label={label} hint={<Formatting guest={viewer.id === null} />}>
        <textarea
          {...describedInput(of, 'source', true, true)}
          ref={draft.area}
          rows={parent === null ? 5 : 4}
          maxLength={10_000}
          required
          defaultValue={back.value('source', begunWith(kept?.source ?? '', beginning))}
          onInput={draft.onInput}
          onFocus={({ currentTarget }) => setBegun(begun ?? currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && close?.()}
        />
      </Field>
      {Desk && (
        <Desk
          {...{ area: draft.area, thread, parent, isPosting: sending !== 'no' }}
          wording={parent === null ? null : answered}
        />
      )}
      {GuestDesk && begun !== null && (
        <GuestDesk area={draft.area} name={localKey('', place)} begun={begun} />
      )}
      {viewer.id === null && <GuestFields of={of} />}
      <p class="form-actions">
        <button type="submit" class="primary" aria-disabled={sending !== 'no'}>
          {sending === 'slow' ? 'Posting…' : parent === null ? 'Post thought' : 'Post reply'}
        </button>
        <SendAnyway of={of} />
        {viewer.id === null && (
          <button type="submit" class="quiet" name="as" value="account" formNoValidate>
            Log in to post
          </button>
        )}
        {close && (
          <button type="button" class="quiet" onClick={close}>
            Cancel
          </button>
        )}
      </p>
    </WriteForm>
  )
}

/** What was begun before stays, and what the form is to begin with comes after it, unless it is there already. */
function begunWith(kept: string, beginning: string): string {
  if (kept === '' || kept.includes(beginning.trim())) return kept || beginning
  return `${kept.trimEnd()}\n\n${beginning}`
}

function Formatting({ guest }: { guest: boolean }) {
  return (
    <>
      A little formatting: **bold**, *italic*, &gt; quotation, - list, [words](address).
      {guest && ' A moderator reads it before others see it. Or log in: what you write is kept.'}
    </>
  )
}

/** True when the values are those of a reply to `parent` in this thread. */
export function isFor(values: Record<string, string>, thread: ThreadRef, parent: string | null): boolean {
  return (
    values.threadKind === thread.kind &&
    values.threadId === thread.id &&
    (values.parent ?? '') === (parent ?? '')
  )
}
