import { z } from 'zod'
import { count } from '../../shared/text/plural.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { recountNow, repairDrift } from './health.service.ts'

/** What admins do at `/admin/health`. Counting twice is harmless, so neither needs an operation's number. */
export function mountHealth(write: MountWrite): void {
  write({
    path: '/admin/health/recount',
    form: 'recount',
    right: 'govern',
    limit: 'publish',
    schema: z.object({}),
    async act() {
      const wrong = await recountNow()
      const notice = wrong === 0 ? 'All counts are right.' : `Found: ${count(wrong, 'count')} to put right.`
      return { location: '/admin/health', notice }
    },
  })
  write({
    path: '/admin/health/repair',
    form: 'recount',
    right: 'govern',
    limit: 'publish',
    schema: z.object({}),
    async act({ actor }) {
      const repaired = await repairDrift(actor)
      return { location: '/admin/health', notice: `Put right: ${count(repaired, 'count')}.` }
    },
  })
}
