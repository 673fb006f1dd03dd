import type { CaseView } from '../../shared/moderation/views.ts'

/** What a decision is about, as it was seen: `comment <id> <version>`. */
export const thingOf = ({ kind, id, version }: CaseView): string => `${kind} ${id} ${version}`

/** The same for a form. */
export function CaseThings({ cases }: { cases: readonly CaseView[] }) {
  return (
    <>
      {cases.map((view) => (
        <input key={view.id} type="hidden" name="things" value={thingOf(view)} />
      ))}
    </>
  )
}
