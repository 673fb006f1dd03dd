import { forgottenSchema, setNewPasswordSchema } from '../../shared/accounts/accounts.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { askForNewPassword, setNewPassword } from './password-resets.service.ts'

/** A new password by mail, for somebody who forgot theirs. */
export function mountPasswordResets(write: MountWrite): void {
  write({
    path: '/forgotten',
    form: 'forgotten',
    right: 'anyone',
    guests: 'all',
    limit: 'account',
    schema: forgottenSchema,
    async act({ body, request }) {
      await askForNewPassword(body.email, `${request.protocol}://${request.get('host')}`)
      const notice = 'If there is an account with this address, a link is on its way to it.'
      return { location: '/forgotten', notice }
    },
  })
  write({
    path: '/forgotten/:id',
    form: 'new-password',
    right: 'anyone',
    guests: 'all',
    limit: 'account',
    schema: setNewPasswordSchema,
    async act({ body, params }) {
      await setNewPassword(params.id, body.newPassword)
      return { location: '/log-in', notice: 'Your new password is set. Please log in with it.' }
    },
  })
}
