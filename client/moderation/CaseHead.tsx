import type { CaseView } from '../../shared/moderation/views.ts'
import { CaseTools } from '../curation/CaseTools.tsx'
import { Moment } from '../ui/When.tsx'
import { kindLabels, standingLabels } from './wording.ts'

/** Whose words they are, of what kind, how they stand, and where. `theirs`: the way to all of this person's in the queue. */
export function CaseHead({ read, theirs }: { read: CaseView; theirs?: string | null }) {
  const { id, kind, creator, created, standing, former, href, under } = read
  return (
    <header class="case-head">
      <h2 id={`case-${id}-head`}>
        <span class="sr-only">The {kindLabels[kind]} by </span>
        {creator.key === null ? creator.name : <a href={fileOf(creator.key)}>{creator.name}</a>}
      </h2>
      {creator.guest && <span class="badge">guest</span>}
      {creator.newcomer && <span class="badge">newcomer</span>}
      <span class={`standing is-${former === null ? standing : 'edited'}`}>
        {former === null ? standingLabels[standing] : 'edit held'}
      </span>
      <span class="case-date">
        <Moment at={created} />
      </span>
      <p class="case-where">
        {kindLabels[kind].charAt(0).toUpperCase() + kindLabels[kind].slice(1)} on <a href={href}>{under}</a>
        {theirs && (
          <>
            {' · '}
            <a href={theirs}>only theirs</a>
          </>
        )}
        <CaseTools read={read} />
      </p>
    </header>
  )
}

/** What moderators know of whoever wrote something: an account's page, or a guest's. */
const fileOf = (key: string) => `/people/${key.replace(/^guest:/, 'guests/')}`
