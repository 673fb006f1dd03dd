import type { SanctionLine } from '../../shared/people/views.ts'
import { sayDate } from '../../shared/text/dates.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { ruleTitle } from './rules.ts'
import { endings, sanctionNames } from './words.ts'

/** Warnings, notes, suspensions and bans; where the viewer may, each with a button that takes it back. */
export function Sanctions({
  lines,
  person,
  empty,
}: {
  lines: SanctionLine[]
  /** An account's id, or `guests/` and a guest's. */
  person: string
  empty: string
}) {
  if (lines.length === 0) return <p class="empty">{empty}</p>
  return (
    <ol class="written sanctions">
      {lines.map((line) => (
        <li key={line.id} class={line.ended ? 'is-ended' : undefined}>
          <p class="written-facts">
            <b>{sanctionNames[line.kind]}</b>
            {line.until && ` until ${sayDate(line.until.slice(0, 10))}`}, <Moment at={line.at} />
            {line.by && `, by ${line.by}`}
            {line.ended && ` · ${endings[line.ended]}`}
          </p>
          {line.rule && <p>{ruleTitle(line.rule)}</p>}
          <p class="opening">{line.words}</p>
          {line.note && <p class="for-moderators">For moderators: {line.note}</p>}
          {line.canLift && (
            <WriteForm
              name="lift-person"
              action={`/people/${person}/lift`}
              class="step"
              label={`Take back: ${sanctionNames[line.kind]}`}
            >
              <input type="hidden" name="sanction" value={line.id} />
              <button type="submit" class="quiet">
                Take it back
              </button>
            </WriteForm>
          )}
        </li>
      ))}
    </ol>
  )
}
