import type { TargetedSubmitEvent } from 'preact'
import { useRef } from 'preact/hooks'
import { contradictionTypes } from '../../../shared/contradictions/views.ts'
import { judgementLabels } from '../../../shared/library/views.ts'
import { opening } from '../../../shared/text/opening.ts'
import { announce } from '../../live/announce.ts'
import { useCell } from '../../live/cell.ts'
import { offerUndo } from '../../live/notice.ts'
import { usePage, useStore } from '../../live/store.ts'
import { useSending } from '../../live/use-sending.ts'
import { useDraft } from '../../threads/draft.ts'
import { Select, TextArea } from '../../ui/Field.tsx'
import { FormNotice } from '../../ui/FormNotice.tsx'
import { formFields, useFormFields } from '../../ui/form-fields.ts'
import { SendAnyway } from '../../ui/SendAnyway.tsx'
import { useFocusAtOnce } from '../../ui/use-focus-at-once.ts'
import { WriteForm } from '../../ui/WriteForm.tsx'
import { type Passage, type Writing, writing } from '../desk.ts'
import { focusPassage, goToThing } from '../marks/open-things.ts'
import { PassageInputs } from '../passage/PassageInputs.tsx'

type Task = Extract<Writing, { kind: 'contradiction' }>

/** Opens beside the text while a contradiction is being proposed; the page stays in use, to pick the other end from. */
export function ContradictionPanel() {
  const task = useCell(writing)
  return task?.kind === 'contradiction' ? (
    <Panel key={`${task.passage.excerpt} ${task.passage.start}`} task={task} />
  ) : null
}

function Panel({ task }: { task: Task }) {
  const store = useStore()
  const { tables, page } = usePage()
  const panel = useRef<HTMLElement>(null)
  const back = useFormFields('propose')
  const draft = useDraft(`claim ${task.passage.excerpt} ${task.passage.exact}`)
  const { onSubmit, sending, problem } = useSending((answer) => {
    draft.forget()
    close()
    const made = answer.events.find(({ type }) => type === 'contradiction.changed')
    const path = `/contradictions/${made?.id}`
    offerUndo(store, answer, {
      words: 'Contradiction proposed.',
      undoneWords: 'Contradiction withdrawn.',
      undo: () => ({ path: `${path}/withdraw`, body: { version: made?.view?.version ?? 1 } }),
    })
    if (made) goToThing(made.id)
  })
  useFocusAtOnce(() => panel.current?.querySelector('select'))

  const of = problem ? formFields({ form: 'propose', values: {}, draft: false, ...problem }, 'propose') : back
  const document = tables.document[tables.excerpt[task.passage.excerpt]?.document ?? '']
  const judgements = document?.judgements ?? []
  const withPassage = task.isPicking || task.other !== null || judgements.length === 0
  const pick = (isPicking: boolean) =>
    writing.set({ ...task, isPicking, other: isPicking ? task.other : null })
  function close() {
    writing.set(null)
  }
  function cancel() {
    close()
    focusPassage(task.passage.excerpt)
  }
  function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    if (!withPassage || task.other) return onSubmit(event)
    event.preventDefault()
    announce('Select the other words on the page first.')
  }

  return (
    <section
      class="contradiction-panel"
      ref={panel}
      role="dialog"
      aria-labelledby="contradiction-panel-heading"
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      <WriteForm name="propose" action="/contradictions" onSubmit={submit}>
        <h2 id="contradiction-panel-heading">Propose a contradiction</h2>
        <FormNotice of={of} />
        {page.kind === 'session' && <input type="hidden" name="session" value={page.session} />}
        <End number={0} passage={task.passage} label="These words" />
        <fieldset>
          <legend>contradict</legend>
          <label>
            <input
              type="radio"
              name="other"
              checked={!withPassage}
              onChange={() => pick(false)}
              disabled={judgements.length === 0}
            />
            a grade of this report
          </label>
          <label>
            <input type="radio" name="other" checked={withPassage} onChange={() => pick(true)} />
            other words on this page
          </label>
          {!withPassage && document && (
            <>
              <input type="hidden" name="ends[1][kind]" value="field" />
              <input type="hidden" name="ends[1][document]" value={document.id} />
              <Select
                of={of}
                name="ends[1][area]"
                label="Which grade"
                options={judgements.map(
                  ({ area, printed }) => [area, `${judgementLabels[area]}: ${printed}`] as const,
                )}
              />
            </>
          )}
          {withPassage &&
            (task.other ? (
              <End number={1} passage={task.other} label="The other words" />
            ) : (
              <p class="hint" role="status">
                Now select the other words on the page, and press “Use as the other end”.
              </p>
            ))}
        </fieldset>
        <Select
          of={of}
          name="type"
          label="What kind"
          options={Object.entries(contradictionTypes).map(([type, { label }]) => [type, label] as const)}
        />
        <TextArea
          of={of}
          name="claim"
          label="In one sentence"
          rows={3}
          maxLength={400}
          ref={draft.area}
          onInput={draft.onInput}
        />
        <p class="form-actions">
          <button
            type="submit"
            class="primary"
            aria-disabled={sending !== 'no' || (withPassage && !task.other)}
          >
            {sending === 'slow' ? 'Proposing…' : 'Propose'}
          </button>
          <SendAnyway of={of} />
          <button type="button" class="quiet" onClick={cancel}>
            Cancel
          </button>
        </p>
      </WriteForm>
    </section>
  )
}

function End({ number, passage, label }: { number: number; passage: Passage; label: string }) {
  return (
    <p class="contradiction-end">
      <PassageInputs passage={passage} name={(field) => `ends[${number}][${field}]`} />
      <input type="hidden" name={`ends[${number}][kind]`} value="passage" />
      {label}: <q>{opening(passage.exact, 120)}</q>
    </p>
  )
}
