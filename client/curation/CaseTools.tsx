import type { CaseView } from '../../shared/moderation/views.ts'
import { usePage } from '../live/store.ts'

/** From a moderation card: the ways to what is rarer than a decision. */
export function CaseTools({ read: { kind, id, standing } }: { read: CaseView }) {
  const mayRedact = usePage().viewer.may.includes('govern') && standing !== 'erased'
  return (
    <>
      {kind === 'comment' && (
        <>
          {' · '}
          <a href={`/comments/${id}/tools`}>move, split or feature</a>
        </>
      )}
      {mayRedact && (
        <>
          {' · '}
          <a href={`/moderation/redact/${kind}/${id}`}>redact words</a>
        </>
      )}
    </>
  )
}
