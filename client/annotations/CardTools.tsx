import type { AnnotationView } from '../../shared/annotations/views.ts'
import { doWithUndo, useWithdraw, versionIn } from '../live/notice.ts'
import { useStore } from '../live/store.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { SendAnyway } from '../ui/SendAnyway.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { writing } from './desk.ts'

type Props = { annotation: AnnotationView }

/** What its author, or a moderator, may do with a note. Each is a plain link or form first. */
export function CardTools({ annotation }: Props) {
  const { id, version, html, target, may } = annotation
  const withdraw = useWithdraw()
  return (
    <>
      <LostTools annotation={annotation} />
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

/** For a note whose words have changed, or that was set aside for it. */
function LostTools({ annotation: { id, version, may } }: Props) {
  const store = useStore()
  const path = `/annotations/${id}`
  const steps = { retire: 'Retire', unretire: 'No longer retired' } as const
  const step = may.includes('retire') ? 'retire' : may.includes('unretire') ? 'unretire' : null
  const other = step === 'retire' ? 'unretire' : 'retire'
  return (
    <>
      {may.includes('reattach') && <a href={`${path}/history#put`}>Re-attach</a>}
      {step && (
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
      )}
    </>
  )
}

/** Shows a private note to everybody. Where something in it needs another look, its page asks. */
function Publish({ annotation: { id, version, html } }: Props) {
  const store = useStore()
  const path = `/annotations/${id}`
  const of = useFormFields('publish-annotation', { isMine: ({ version: seen }) => seen === String(version) })
  const what = html === null ? 'Highlight' : 'Note'
  return (
    <WriteForm
      name="publish-annotation"
      action={`${path}/publish`}
      class="step"
      onSubmit={async (event) => {
        event.preventDefault()
        const form = event.currentTarget
        const insists = event.submitter?.getAttribute('name') === 'insists' ? { insists: 'yes' } : {}
        const done = await doWithUndo(
          store,
          { path: `${path}/publish`, body: { version, ...insists } },
          {
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
          },
        )
        // What was answered is said by the page that its form leads to: there the words can be looked at again.
        if (!done && !of.back) form.submit()
      }}
    >
      <input type="hidden" name="version" value={version} />
      <FormNotice of={of} />
      <button type="submit">Publish</button>
      <SendAnyway of={of} />
    </WriteForm>
  )
}
