import type { AnnotationView } from '../../../shared/annotations/views.ts'
import { complain, doWithUndo, offerUndo, useWithdraw, versionIn } from '../../live/notice.ts'
import { send } from '../../live/send.ts'
import { useStore } from '../../live/store.ts'
import { FormNotice } from '../../ui/FormNotice.tsx'
import { useFormFields } from '../../ui/form-fields.ts'
import { SendAnyway } from '../../ui/SendAnyway.tsx'
import { WriteForm } from '../../ui/WriteForm.tsx'
import { writing } from '../desk.ts'

type Props = { annotation: AnnotationView }

/** What its author, or a moderator, may do with a note. Each is a plain link or form first. */
export function CardTools({ annotation }: Props) {
  const { id, version, html, target, may } = annotation
  const withdraw = useWithdraw()
  return (
    <>
      {may.includes('reattach') && <a href={`/annotations/${id}/history#put`}>Re-attach</a>}
      {may.includes('edit') && (
        <a
          href={`/annotations/${id}/edit`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            writing.set({ kind: 'edit', annotation: id, excerpt: target.excerpt })
          }}
        >
          {may.includes('retire') ? 'Rewrite' : html === null ? 'Add a note' : 'Edit'}
        </a>
      )}
      <Retire annotation={annotation} />
      {may.includes('publish') && <Publish annotation={annotation} />}
      {may.includes('withdraw') && (
        <WriteForm
          name="withdraw"
          action={`/annotations/${id}/withdraw`}
          class="step"
          onSubmit={(event) => {
            event.preventDefault()
            void withdraw(`/annotations/${id}`, version, html === null ? 'Highlight' : 'Note')
          }}
        >
          <input type="hidden" name="version" value={version} />
          <button type="submit" class="quiet">
            Remove
          </button>
        </WriteForm>
      )}
    </>
  )
}

/** Sets a note aside whose words have changed, or brings it back. */
function Retire({ annotation: { id, version, may } }: Props) {
  const store = useStore()
  const path = `/annotations/${id}`
  const steps = { retire: 'Retire', unretire: 'No longer retired' } as const
  const step = may.includes('retire') ? 'retire' : may.includes('unretire') ? 'unretire' : null
  if (!step) return null
  const other = step === 'retire' ? 'unretire' : 'retire'
  return (
    <WriteForm
      name={step}
      action={`${path}/${step}`}
      class="step"
      onSubmit={(event) => {
        event.preventDefault()
        const words =
          step === 'retire' ? ['Note retired.', 'Note is back.'] : ['Note is back.', 'Note retired.']
        void doWithUndo(
          store,
          { path: `${path}/${step}`, body: { version } },
          {
            words: words[0] ?? '',
            undoneWords: words[1] ?? '',
            undo: (answer) => ({
              path: `${path}/${other}`,
              body: { version: versionIn(answer, path) ?? version + 1 },
            }),
            redo: (answer) => ({
              path: `${path}/${step}`,
              body: { version: versionIn(answer, path) ?? version + 2 },
            }),
          },
        )
      }}
    >
      <input type="hidden" name="version" value={version} />
      <button type="submit" class="quiet">
        {steps[step]}
      </button>
    </WriteForm>
  )
}

/** Shows a private note to everybody. Where its words need another look, the page that its form leads to asks for it. */
function Publish({ annotation }: Props) {
  const { id, html } = annotation
  const store = useStore()
  const path = `/annotations/${id}`
  const of = useFormFields('publish-annotation', { isMine: (values) => values.annotation === id })
  const what = html === null ? 'Highlight' : 'Note'
  async function publish(form: HTMLFormElement, insists: boolean) {
    const { version } = annotation
    const outcome = await send(store, {
      path: `${path}/publish`,
      body: { version, ...(insists && { insists: 'yes' }) },
    })
    if (outcome.ok) {
      offerUndo(store, outcome.answer, {
        words: `${what} published.`,
        undoneWords: `${what} taken back.`,
        undo: (answer) => ({
          path: `${path}/withdraw`,
          body: { version: versionIn(answer, path) ?? version + 1 },
        }),
        redo: (answer) => ({
          path: `${path}/restore`,
          body: { version: versionIn(answer, path) ?? version + 2 },
        }),
      })
    } else if (outcome.error.code === 'nudge') form.submit()
    else complain(outcome.error.message)
  }
  return (
    <WriteForm
      name="publish-annotation"
      action={`${path}/publish`}
      class="step"
      onSubmit={(event) => {
        event.preventDefault()
        void publish(event.currentTarget, event.submitter?.getAttribute('name') === 'insists')
      }}
    >
      <input type="hidden" name="annotation" value={id} />
      <input type="hidden" name="version" value={annotation.version} />
      <FormNotice of={of} />
      <button type="submit" class="quiet">
        Publish
      </button>
      <SendAnyway of={of} />
    </WriteForm>
  )
}
