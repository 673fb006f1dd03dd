import { type HouseRule, houseRules } from '../../shared/moderation/house-rules.ts'
import type { CaseView, FlagView } from '../../shared/moderation/views.ts'
import { count } from '../../shared/text/plural.ts'
import { Moment } from '../ui/When.tsx'
import { decidedLabels, sayPhase } from './wording.ts'

/** Why something is here: what the pipeline says, what readers say, and what was decided before. */
export function CaseFacts({ read }: { read: CaseView }) {
  const { reasons, flags, decided, verdict } = read
  return (
    <div class="case-facts">
      {reasons.map(({ phase, detail }) => (
        <p key={`${phase} ${detail}`}>
          <b>{sayPhase(phase)}.</b> {detail}
        </p>
      ))}
      {byRule(flags).map(([rule, reports]) => (
        <Reports key={rule} rule={rule} reports={reports} />
      ))}
      {decided && (
        <p>
          <b>
            {decidedLabels[decided.decision]} by {decided.by},
          </b>{' '}
          <Moment at={decided.at} />
          {verdict?.rule && (
            <>
              {': '}
              <Rule of={verdict.rule} />
            </>
          )}
        </p>
      )}
      {verdict?.message && (
        <details>
          <summary>What the author was told</summary>
          <p class="told">{verdict.message}</p>
        </details>
      )}
    </div>
  )
}

function Reports({ rule, reports }: { rule: HouseRule; reports: FlagView[] }) {
  const trusted = reports.filter((report) => report.trusted).length
  const details = reports.filter(({ detail }) => detail !== '')
  return (
    <div>
      <p>
        <b>{count(reports.length, 'report')}:</b> <Rule of={rule} />
        {trusted > 0 && <span class="trusted"> ({sayTrusted(trusted, reports.length)})</span>}
      </p>
      {details.length > 0 && (
        <details open={details.length <= 3}>
          <summary>What they say</summary>
          <ul>
            {details.map(({ by, detail, created }) => (
              <li key={`${by} ${created}`}>
                <b class="name">{by}</b>, <Moment at={created} />: {detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function sayTrusted(trusted: number, reports: number): string {
  if (reports === 1) return 'trusted'
  return `${trusted === reports ? 'all' : trusted} trusted`
}

export function Rule({ of }: { of: HouseRule }) {
  return <a href={`/rules#${of}`}>{houseRules[of].title}</a>
}

/** Reports of the same rule together; the rule most people name first. */
function byRule(flags: readonly FlagView[]): [HouseRule, FlagView[]][] {
  const groups = new Map<HouseRule, FlagView[]>()
  for (const flag of flags) groups.set(flag.rule, [...(groups.get(flag.rule) ?? []), flag])
  return [...groups].sort(([, one], [, other]) => other.length - one.length)
}
