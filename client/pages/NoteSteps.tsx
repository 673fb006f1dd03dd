import type { AnnotationHistory } from '../../shared/annotations/history.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

type Props = { annotation: AnnotationView; here: AnnotationHistory['here'] }

/** What its author or a moderator can do with a note whose words have changed, besides putting it elsewhere. */
export function LostSteps({ annotation: { id, version, may, anchor }, here }: Props) {
  if (!may.includes('retire') && !may.includes('unretire')) return null
  const path = `/annotations/${id}`
  const step = may.includes('retire') ? 'retire' : 'unretire'
  return (
    <div class="form-actions lost-steps">
      {here && may.includes('reattach') && (
        <WriteForm name="reattach" action={`${path}/reattach`} label="Keep it on today’s words">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="revision" value={anchor.revision} />
          <input type="hidden" name="exact" value={here.exact} />
          <input type="hidden" name="start" value={here.start} />
          <input type="hidden" name="end" value={here.end} />
          <button type="submit">It fits these words too</button>
        </WriteForm>
      )}
      {may.includes('edit') && (
        <a class="button" href={`${path}/edit`}>
          Rewrite the note
        </a>
      )}
      <WriteForm name={step} action={`${path}/${step}`}>
        <input type="hidden" name="version" value={version} />
        <button type="submit">{step === 'retire' ? 'Retire it' : 'It is no longer retired'}</button>
      </WriteForm>
    </div>
  )
}

/** What it said before, newest first. */
export function Wordings({ of }: { of: AnnotationHistory['wordings'] }) {
  if (of.length === 0) return null
  return (
    <>
      <h2>What it said before</h2>
      <ol class="former-notes">
        {of.map(({ html, tags, until }) => (
          <li key={until}>
            <p class="hint">
              Until <Moment at={until} />
              {tags.length > 0 && `, tagged ${tags.join(', ')}`}
            </p>
            {html === null ? <p>No words.</p> : <ServerHtml class="said" html={html} />}
          </li>
        ))}
      </ol>
    </>
  )
}
