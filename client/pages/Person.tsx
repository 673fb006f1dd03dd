import { LatestOf, PersonHead } from '../people/PersonHead.tsx'
import { usePageOf } from './of-kind.ts'

/** A person as everybody may see them. */
export function Person() {
  const { person } = usePageOf('person')
  return (
    <div class="narrow">
      <PersonHead person={person} />
      <LatestOf person={person} />
    </div>
  )
}
