import { moderatedKinds } from '../../shared/moderation/states.ts'
import { flagPage } from '../moderation/flags/flag-page.reader.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, still } from './loading.ts'

/** Where something is reported, and where one's own report is taken back. */
export const flag: Loader = async ({ params, query, actor }) => {
  checkRight(actor, 'flag')
  const kind = moderatedKinds.find((each) => each === params.kind)
  if (!kind) throw new Problem('not-found')
  return still(
    { kind: 'flag', ...(await flagPage(actor, kind, params.id ?? '', query.get('flag'))) },
    'Report',
  )
}
