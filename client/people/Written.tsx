import type { DecisionLine, WrittenLine } from '../../shared/people/views.ts'
import { Moment } from '../ui/When.tsx'
import { ruleTitle } from './rules.ts'
import { kinds, standings } from './words.ts'

/** What somebody wrote, with how it stands. */
export function Written({ lines, empty }: { lines: WrittenLine[]; empty: string }) {
  if (lines.length === 0) return <p class="empty">{empty}</p>
  return (
    <ol class="written">
      {lines.map(({ id, kind, standing, created, href, under, opening }) => (
        <li key={id}>
          <p class="written-facts">
            {kinds[kind]}, <Moment at={created} /> · <span class="standing">{standings[standing]}</span>
          </p>
          {opening && <p class="opening">{opening}</p>}
          <p class="latest-under">
            on <a href={href}>{under}</a>
          </p>
        </li>
      ))}
    </ol>
  )
}

/** What was decided about it: to the person without names and notes. */
export function Decisions({ lines, empty }: { lines: DecisionLine[]; empty: string }) {
  if (lines.length === 0) return <p class="empty">{empty}</p>
  return (
    <ol class="written">
      {lines.map(({ id, at, kind, href, what, rule, reason, by, note }) => (
        <li key={id}>
          <p class="written-facts">
            {href ? <a href={href}>{kinds[kind]}</a> : kinds[kind]}: <span class="standing">{what}</span>,{' '}
            <Moment at={at} />
            {by && `, by ${by}`}
          </p>
          {rule && <p>{ruleTitle(rule)}</p>}
          {reason && <p class="opening">{reason}</p>}
          {note && <p class="for-moderators">For moderators: {note}</p>}
        </li>
      ))}
    </ol>
  )
}
