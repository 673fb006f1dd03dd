import type { RequestHandler, Response, Router } from 'express'
import {
  changeEmailSchema,
  changeNameSchema,
  changePasswordSchema,
  deleteAccountSchema,
} from '../../shared/accounts/accounts.schema.ts'
import { logIn } from '../accounts/accounts.routes.ts'
import { changeEmail, changePassword } from '../accounts/own-account.service.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { actorOf } from '../platform/http/session.ts'
import { exportOf } from './export.ts'
import { exportAsHtml } from './export-html.ts'
import { leave, rename } from './leave.service.ts'

const own = { right: 'logged-in', limit: 'account' } as const

/** What one does with one's own account; none of it waits for a warning or a suspension. */
export function mountOwnAccount(write: MountWrite): void {
  write({
    ...own,
    path: '/account/name',
    form: 'change-name',
    schema: changeNameSchema,
    async act({ actor, body }) {
      await rename(actor, body)
      return { location: '/account', notice: `You write as ${body.name} now.` }
    },
  })
  write({
    ...own,
    path: '/account/email',
    form: 'change-email',
    schema: changeEmailSchema,
    async act({ actor, body, request }) {
      const location = await logIn(request, await changeEmail(actor, body), '/account')
      return { location, notice: 'Your e-mail address is changed. You are logged out everywhere else.' }
    },
  })
  write({
    ...own,
    path: '/account/password',
    form: 'change-password',
    schema: changePasswordSchema,
    async act({ actor, body, request }) {
      const location = await logIn(request, await changePassword(actor, body), '/account')
      return { location, notice: 'Your password is changed. You are logged out everywhere else.' }
    },
  })
  write({
    ...own,
    path: '/account/delete',
    form: 'delete-account',
    schema: deleteAccountSchema,
    async act({ actor, body, request }) {
      await leave(actor, body)
      await new Promise<void>((resolve, reject) => {
        request.logOut((error) => (error ? reject(error) : resolve()))
      })
      return { location: '/', notice: 'Your account is deleted.' }
    },
  })
}

/** `GET /account/export.json` and `.html`: everything kept about oneself, as a file. */
export function mountExport(router: Router, limit: RequestHandler): void {
  router.get('/account/export.json', limit, async (request, response) => {
    const kept = await exportOf(need(actorOf(request).id))
    asFile(response, 'json')
      .type('json')
      .send(JSON.stringify(kept, null, 2))
  })
  router.get('/account/export.html', limit, async (request, response) => {
    const kept = await exportOf(need(actorOf(request).id))
    asFile(response, 'html').type('html').send(exportAsHtml(kept))
  })
}

function need(id: string | null): string {
  if (id === null) throw new Problem('log-in-needed')
  return id
}

const asFile = (response: Response, ending: string) =>
  response
    .set('Cache-Control', 'no-store')
    .set('Content-Disposition', `attachment; filename="counterpoint.${ending}"`)
