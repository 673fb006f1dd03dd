import { contradictionTypes } from '../../shared/contradictions/views.ts'
import { EndFields } from '../contradictions/EndFields.tsx'
import { ExcerptFrame } from '../library/ExcerptFrame.tsx'
import { ExcerptText } from '../library/ExcerptText.tsx'
import { usePage } from '../live/store.ts'
import { Problem, TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { SendAnyway } from '../ui/SendAnyway.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** Two ends, what kind of contradiction lies between them, and one sentence that says it. */
export function ProposeContradiction() {
  const { document: id, session } = usePageOf('propose-contradiction')
  const { tables } = usePage()
  const document = tables.document[id]
  const of = useFormFields('propose')
  if (!document) return <p class="empty">This document is no longer here.</p>
  const excerpts = document.excerpts.flatMap((excerpt) => tables.excerpt[excerpt] ?? [])
  return (
    <div class="wide">
      <h1>Propose a contradiction</h1>
      <p class="lede">
        In <a href={`/documents/${document.slug}`}>{document.title}</a>
      </p>
      {excerpts.map((excerpt) => (
        <ExcerptFrame key={excerpt.id} excerpt={excerpt}>
          <ExcerptText excerpt={excerpt} />
        </ExcerptFrame>
      ))}
      <FormNotice of={of} />
      <WriteForm name="propose" action="/contradictions" class="stacked">
        {session !== '' && <input type="hidden" name="session" value={session} />}
        <div class="ends">
          <EndFields of={of} number={0} report={document} />
          <EndFields of={of} number={1} report={document} />
        </div>
        <TypeChoice of={of} />
        <TextArea
          of={of}
          name="claim"
          label="What contradicts what, in one sentence"
          hint="Say it so that somebody who disagrees would still call it fair."
          rows={2}
          maxLength={400}
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Propose it
          </button>
          <SendAnyway of={of} />
        </p>
      </WriteForm>
    </div>
  )
}

function TypeChoice({ of }: { of: ReturnType<typeof useFormFields> }) {
  const id = of.id('type')
  const problem = of.problem('type')
  const chosen = of.value('type', 'tone-v-overall')
  return (
    <fieldset class="types" aria-describedby={problem && `${id}-problem`}>
      <legend>What kind it is</legend>
      <Problem id={`${id}-problem`} message={problem} />
      {Object.entries(contradictionTypes).map(([type, { label, means }]) => (
        <label key={type} class="choice">
          <input type="radio" name="type" value={type} defaultChecked={type === chosen} required />
          <span>
            <b>{label}</b> <span class="means">{means}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
