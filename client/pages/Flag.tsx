import { houseRuleCodes, houseRules } from '../../shared/moderation/house-rules.ts'
import type { FlagPage } from '../../shared/pages/page.ts'
import { Problem, TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { type FormFields, useFormFields } from '../ui/form-fields.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

const kinds = { comment: 'comment', annotation: 'note', contradiction: 'contradiction', message: 'message' }

/** Where somebody says which rule something breaks; afterwards, that it was taken, and the way to take it back. */
export function Flag() {
  const page = usePageOf('flag')
  const { of: kind, by, html, href, under, own } = page
  return (
    <div class="narrow">
      <header class="page-head">
        <h1>{own ? 'You have reported this' : `Report a ${kinds[kind]}`}</h1>
        <p class="lede">
          {by && `By ${by}, under `}
          {!by && 'Under '}
          <a href={href}>{under}</a>.
        </p>
      </header>
      {html && (
        <blockquote class="flagged">
          <ServerHtml class="said" html={html} />
        </blockquote>
      )}
      {own ? <Made own={own} /> : <Report page={page} />}
      <p class="beside">
        <a href={href}>Back to where it stands</a>
      </p>
    </div>
  )
}

function Report({ page: { of: kind, id } }: { page: FlagPage }) {
  const of = useFormFields('flag')
  return (
    <>
      <FormNotice of={of} />
      <WriteForm name="flag" action="/flags" class="stacked">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <RuleChoice of={of} />
        <TextArea
          of={of}
          name="detail"
          label="What a moderator should look at"
          hint="Only moderators read this. They see who reported it; its author does not."
          rows={3}
          maxLength={500}
          optional
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Report it
          </button>
        </p>
      </WriteForm>
    </>
  )
}

function RuleChoice({ of }: { of: FormFields }) {
  const id = of.id('rule')
  const problem = of.problem('rule')
  const chosen = of.value('rule')
  return (
    <fieldset class="types" aria-describedby={problem && `${id}-problem`}>
      <legend>Which rule it breaks</legend>
      <Problem id={`${id}-problem`} message={problem} />
      {houseRuleCodes.map((code) => (
        <label key={code} class="choice">
          <input type="radio" name="rule" value={code} defaultChecked={code === chosen} required />
          <span>
            <b>{houseRules[code].title}</b> <span class="means">{houseRules[code].text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Made({ own }: { own: NonNullable<FlagPage['own']> }) {
  const of = useFormFields('retract-flag')
  const { id, rule, detail, open } = own
  return (
    <>
      <FormNotice of={of} />
      <p role="status">
        {open ? 'Thank you. A moderator will look at it.' : 'Thank you. A moderator has looked at it.'}
        {rule && ` You reported it under “${houseRules[rule].title}”.`}
      </p>
      {detail && (
        <blockquote class="flagged">
          <p>{detail}</p>
        </blockquote>
      )}
      {open && (
        <WriteForm name="retract-flag" action={`/flags/${id}/retract`} class="stacked">
          <p class="form-actions">
            <button type="submit">Take the report back</button>
          </p>
        </WriteForm>
      )}
    </>
  )
}
