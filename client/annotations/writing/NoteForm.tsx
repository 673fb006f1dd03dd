import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type AnnotationView, chosenOf, type Motivation } from '../../../shared/annotations/views.ts'
import type { WriteAnswer } from '../../../shared/live/contract.ts'
import { opening } from '../../../shared/text/opening.ts'
import { offerUndo, versionIn } from '../../live/notice.ts'
import { type Store, usePage, useStore } from '../../live/store.ts'
import { useSending } from '../../live/use-sending.ts'
import { useDraft } from '../../threads/draft.ts'
import { FormNotice } from '../../ui/FormNotice.tsx'
import { formFields, useFormFields } from '../../ui/form-fields.ts'
import { SendAnyway } from '../../ui/SendAnyway.tsx'
import { useFocusAtOnce } from '../../ui/use-focus-at-once.ts'
import { WriteForm } from '../../ui/WriteForm.tsx'
import { type Passage, sheet, writing } from '../desk.ts'
import { chosenFilter, filterIn, passes } from '../filter/note-filter.ts'
import { markingIn, pathOfMarks } from '../marking.ts'
import { focusPassage, goToThing } from '../marks/open-things.ts'
import { roundIn } from '../passage/highlight.ts'
import { PassageInputs } from '../passage/PassageInputs.tsx'
import { NoteFields } from './NoteFields.tsx'
import { OntoToday } from './OntoToday.tsx'
import { useOnlyMe } from './use-only-me.ts'

/** A new note on a passage, written where its card will be. */
export function NewNote({ passage }: { passage: Passage }) {
  const store = useStore()
  const state = usePage()
  // What is begun in a blind round is written for it, also when it is dropped meanwhile.
  const [round] = useState(() => roundIn(state))
  const isMine = (values: Record<string, string>) => values.excerpt === passage.excerpt
  function saved(answer: WriteAnswer) {
    writing.set(null)
    sheet.set(null)
    const made = answer.events.find((event) => event.type === 'annotation.changed')
    if (!made) return
    showWhere(store, made.view)
    goToThing(made.id)
    const path = `/annotations/${made.id}`
    offerUndo(store, answer, {
      words: made.view?.state === 'private' ? 'Note saved, for you alone.' : 'Note saved.',
      undoneWords: 'Note taken back.',
      undo: () => ({ path: `${path}/withdraw`, body: { version: made.view?.version ?? 1 } }),
      redo: (undone) => ({ path: `${path}/restore`, body: { version: versionIn(undone, path) ?? 2 } }),
    })
  }
  function cancel() {
    writing.set(null)
    sheet.set(null)
    focusPassage(passage.excerpt)
  }
  return (
    <NoteForm
      name="annotate"
      action={pathOfMarks(markingIn(state).session)}
      draftKey={`note ${passage.excerpt} ${passage.exact}`}
      isMine={isMine}
      isNew
      done={saved}
      cancel={cancel}
    >
      <p class="margin-card-quote">“{opening(passage.exact)}”</p>
      <PassageInputs passage={passage} />
      {round && <input type="hidden" name="round" value={round} />}
    </NoteForm>
  )
}

/** A note as it is after a write. */
function noteIn(answer: WriteAnswer, note: string): Partial<AnnotationView> {
  const event = answer.events.find(({ type, id }) => type === 'annotation.changed' && id === note)
  return (event?.view ?? {}) as Partial<AnnotationView>
}

/** What a note says, as its form would send it. */
const saidBy = ({ source, tags, motivation }: Partial<AnnotationView>) => ({
  note: source ?? '',
  tags: tags ?? [],
  motivation: chosenOf(motivation) ?? '',
})

/** What was just made is shown, also where the notes are filtered. */
function showWhere(store: Store, made: AnnotationView | null): void {
  const { path, viewer } = store.page.get()
  const filter = chosenFilter.get() ?? filterIn(path)
  if (made && !passes(made, filter, viewer.id))
    void import('../filter/live-filter.ts').then(({ showAllNotes }) => showAllNotes())
}

/** One's own note, written anew in its card. */
export function EditNote({ annotation }: { annotation: AnnotationView }) {
  const store = useStore()
  const { id, version, source, tags, motivation, anchor, target } = annotation
  const path = `/annotations/${id}`
  function close() {
    writing.set(null)
    // In a sheet its card is before them; its words are beneath, where the focus can't go.
    if (sheet.get() === null) goToThing(id)
    else document.getElementById(`annotation-${id}`)?.focus()
  }
  function saved(answer: WriteAnswer) {
    close()
    const now = noteIn(answer, id)
    // What was said of other words is never left on those it was put on since.
    const put = now.target && now.target.revision !== target.revision ? now.target.revision : null
    offerUndo(store, answer, {
      words: 'Note changed.',
      undoneWords: 'The former note is back.',
      undo: () => ({
        path,
        body: {
          version: versionIn(answer, path) ?? version + 1,
          ...saidBy(annotation),
          ...(put !== null && { back: target.revision }),
        },
      }),
      redo: (undone) => ({
        path,
        body: {
          version: versionIn(undone, path) ?? version + 2,
          ...saidBy(now),
          ...(put !== null && { onto: put }),
        },
      }),
    })
  }
  return (
    <NoteForm
      name="edit-annotation"
      action={path}
      draftKey={`edit ${id} ${version}`}
      suffix={`-${id}`}
      note={source ?? ''}
      tags={tags}
      motivation={motivation}
      isMine={() => false}
      done={saved}
      cancel={close}
    >
      <input type="hidden" name="version" value={version} />
      {anchor.state === 'changed' && <OntoToday revision={anchor.revision} />}
    </NoteForm>
  )
}

type Props = {
  name: 'annotate' | 'edit-annotation'
  action: string
  /** What is typed is kept in this browser under this name until it is saved. */
  draftKey: string
  /** Keeps the ids of several forms on one page apart. */
  suffix?: string
  note?: string
  tags?: readonly string[]
  motivation?: Motivation | null
  isNew?: boolean
  /** Whether values that came back with the page belong to this form. */
  isMine: (values: Record<string, string>) => boolean
  done: (answer: WriteAnswer) => void
  cancel: () => void
  children: ComponentChildren
}

function NoteForm({ suffix = '', note = '', tags = [], motivation = null, isNew = false, ...props }: Props) {
  const { name, action, draftKey, isMine, done, cancel, children } = props
  const draft = useDraft(draftKey)
  const forgetTick = useOnlyMe(draftKey, draft.area)
  const back = useFormFields(name, { suffix, isMine })
  const { onSubmit, sending, problem } = useSending((answer) => {
    draft.forget()
    forgetTick()
    done(answer)
  })
  const of = problem
    ? formFields({ form: name, values: {}, draft: false, ...problem }, `${name}${suffix}`)
    : back
  useFocusAtOnce(() => draft.area.current)
  return (
    <WriteForm name={name} action={action} label="Note" class="note-form" onSubmit={onSubmit}>
      {children}
      <FormNotice of={of} />
      <NoteFields
        of={of}
        note={note}
        tags={tags}
        motivation={motivation}
        isNew={isNew}
        area={{
          ref: draft.area,
          onInput: draft.onInput,
          onKeyDown: ({ key }) => key === 'Escape' && cancel(),
        }}
      />
      <p class="form-actions">
        <button type="submit" class="primary" aria-disabled={sending !== 'no'}>
          {sending === 'slow' ? 'Saving…' : 'Save'}
        </button>
        <SendAnyway of={of} />
        <button type="button" class="quiet" onClick={cancel}>
          Cancel
        </button>
      </p>
    </WriteForm>
  )
}
