import { z } from 'zod'
import { Problem } from '../platform/http/problem.ts'
import { draftsOf } from '../threads/drafts.reader.ts'
import { changesBetween, historyOf } from '../threads/history.reader.ts'
import { type Loader, still, tablesOf } from './loading.ts'

const wording = z.coerce.number().int().min(1).max(1_000_000)
const between = z.object({ from: wording, to: wording })

/** `/comments/:id/history`, and `?from=1&to=3` for what changed between two wordings. */
export const history: Loader = async ({ params, query, actor }) => {
  const asked = between.safeParse({ from: query.get('from'), to: query.get('to') })
  const id = params.id ?? ''
  const { comment, changes } = asked.success
    ? await changesBetween(id, asked.data, actor)
    : await historyOf(id, actor)
  return {
    page: { kind: 'history', comment: comment.id, changes, between: asked.success },
    title: asked.success ? 'What has changed' : 'Wordings',
    channels: {},
    tables: tablesOf({ comment: [comment] }),
  }
}

export const drafts: Loader = async ({ actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  return still({ kind: 'drafts', drafts: await draftsOf(actor.id) }, 'Your drafts')
}
