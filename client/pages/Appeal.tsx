import type { AppealPage } from '../../shared/pages/page.ts'
import { TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

const kinds = { comment: 'comment', annotation: 'note', contradiction: 'contradiction', message: 'message' }

/** What was decided about one's own words, why, and where to object. */
export function Appeal() {
  const page = usePageOf('appeal')
  const { of, html, href, under, verdict, standing } = page
  return (
    <div class="narrow">
      <header class="page-head">
        <h1>{headingOf(page)}</h1>
        <p class="lede">
          It stood under <a href={href}>{under}</a>.
          {standing === 'hidden' && ' A moderator will look at it; meanwhile you may edit it there.'}
        </p>
      </header>
      {html && (
        <figure class="appealed">
          <figcaption>What you wrote</figcaption>
          <ServerHtml html={html} class="prose" />
        </figure>
      )}
      {verdict && (
        <section class="appeal-part">
          <h2>The decision</h2>
          <p>
            Decided on <Moment at={verdict.at} />
            {verdict.rule ? (
              <>
                , by the rule <a href={`/rules#${verdict.rule}`}>{verdict.ruleTitle}</a>.
              </>
            ) : (
              '.'
            )}
          </p>
          {verdict.message && <p class="letter">{verdict.message}</p>}
        </section>
      )}
      <Objection page={page} kind={kinds[of]} />
    </div>
  )
}

/** What an author is told where nobody else could judge. */
const alone =
  'There is only one moderator at present: unless another comes, the same one looks again after a day, and the public record says so.'

function headingOf({ of, standing }: AppealPage): string {
  const kind = kinds[of]
  if (standing === 'removed') return `Your ${kind} was removed`
  if (standing === 'spam') return `Your ${kind} was not published`
  if (standing === 'hidden') return `Your ${kind} is hidden for now`
  if (standing === 'held') return `Your ${kind} awaits moderation`
  if (standing === 'erased') return `Your ${kind} was erased`
  if (standing === 'withdrawn') return `You have withdrawn your ${kind}`
  return `Your ${kind} is public`
}

function Objection({ page, kind }: { page: AppealPage; kind: string }) {
  const { appeal, mayAppeal, hasOthers } = page
  if (mayAppeal) return <AppealForm page={page} kind={kind} />
  if (!appeal) return null
  return (
    <section class="appeal-part">
      <h2>Your appeal</h2>
      <p>
        Sent on <Moment at={appeal.created} />:
      </p>
      <p class="letter">{appeal.words}</p>
      {appeal.outcome === 'open' ? (
        <p role="status">
          {hasOthers ? 'Another moderator will look at it.' : alone} You find the answer here.
        </p>
      ) : (
        <>
          <h2>{appeal.outcome === 'upheld' ? 'The decision stands' : 'The decision was overturned'}</h2>
          {appeal.answer && <p class="letter">{appeal.answer}</p>}
        </>
      )}
    </section>
  )
}

function AppealForm({ page, kind }: { page: AppealPage; kind: string }) {
  const of = useFormFields('appeal')
  return (
    <section class="appeal-part">
      <h2>If you think this is wrong</h2>
      <p>
        Say why, and another moderator than the one who decided will look at it, once.{' '}
        {!page.hasOthers && alone} If they agree with you, your {kind} comes back.
      </p>
      <FormNotice of={of} />
      <WriteForm name="appeal" action={`/appeals/${page.of}/${page.id}`} class="stacked">
        <input type="hidden" name="version" value={page.version} />
        <TextArea of={of} name="words" label="Why should it stand?" maxLength={2_000} />
        <p class="form-actions">
          <button type="submit" class="primary">
            Send the appeal
          </button>
        </p>
      </WriteForm>
    </section>
  )
}
