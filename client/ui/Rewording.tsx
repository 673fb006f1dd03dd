import { rewordedAt } from './reworded-at.ts'

/** Words that became others, with what went, what came and a few words around. */
export function Rewording({ before, now }: { before: string; now: string }) {
  const { lead, gone, come, end } = rewordedAt(before, now)
  return (
    <p class="rewording">
      {lead} {gone && <del>{gone}</del>} {come && <ins>{come}</ins>} {end}
    </p>
  )
}
