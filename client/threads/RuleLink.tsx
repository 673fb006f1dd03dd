import type { VerdictView } from '../../shared/moderation/views.ts'

/** The rule that a decision cites, at the end of the sentence that tells of it. */
export function RuleLink({ verdict }: { verdict: VerdictView | null }) {
  return (
    verdict?.rule && (
      <>
        : <a href={`/rules#${verdict.rule}`}>{verdict.ruleTitle}</a>
      </>
    )
  )
}
