import { z } from 'zod'
import type { MountWrite } from '../platform/http/routes.ts'
import { registerForget } from '../privacy/kept-about.ts'
import { deleteMail } from './outbox.service.ts'
import { forgetMails } from './queue-mail.ts'

/** The admin's outbox. */
export function mountOutbox(write: MountWrite): void {
  registerForget(forgetMails)
  write({
    path: '/admin/outbox/:id/delete',
    form: 'delete-mail',
    right: 'govern',
    limit: 'write',
    schema: z.object({}),
    async act({ params }) {
      await deleteMail(params.id)
      return { location: '/admin/outbox', notice: 'The mail is deleted.' }
    },
  })
}
