import type { CaseView } from '../../shared/moderation/views.ts'

/** What a decision is about, as it was seen: `comment <id> <version>`. */
export const thingOf = ({ kind, id, version }: CaseView): string => `${kind} ${id} ${version}`

/** True of a form that came back with a decision about this thing, maybe among others. */
export const isAbout = (values: Record<string, string>, id: string): boolean =>
  Object.entries(values).some(([name, value]) => name.startsWith('things') && value.split(' ')[1] === id)

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
