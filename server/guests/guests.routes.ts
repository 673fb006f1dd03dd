import type { RequestHandler, Router } from 'express'
import { z } from 'zod'
import {
  askForLinkSchema,
  claimSchema,
  eraseOwnSchema,
  ownStepSchema,
  setMailsSchema,
} from '../../shared/guests/guests.schema.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { saved } from '../platform/http/session.ts'
import { restoreComment, withdrawComment } from '../threads/comments.service.ts'
import { askForLink } from './ask.service.ts'
import { openLink } from './join.service.ts'
import { guestOfSession } from './known.ts'
import { exportGuest } from './own-comments.reader.ts'
import { claimComments, eraseGuest, setMails } from './own-comments.service.ts'
import { becomeGuest } from './session.ts'

const mine = '/my-comments'

/** What guests do with what they wrote: by the link that was mailed to them, or in the browser they wrote with. */
export function mountGuests(write: MountWrite, router: Router, limit: RequestHandler): void {
  write({
    path: '/guest',
    form: 'ask-for-link',
    right: 'anyone',
    guests: 'all',
    limit: 'account',
    schema: askForLinkSchema,
    async act({ body }) {
      await askForLink(body.email)
      const notice = 'If somebody wrote here with this address, a link is on its way to it.'
      return { location: '/guest', notice }
    },
  })

  // A mailed link only shows a page: scanners open every link of a mail, and press no button.
  write({
    path: '/guest/:id',
    form: 'open-link',
    right: 'anyone',
    guests: 'all',
    limit: 'account',
    schema: z.object({}),
    async act({ params, request }) {
      await becomeGuest(request, await openLink(params.id))
      return { location: mine }
    },
  })

  for (const [step, act] of [
    ['withdraw', withdrawComment],
    ['restore', restoreComment],
  ] as const) {
    write({
      path: `${mine}/:id/${step}`,
      form: `${step}-own`,
      right: 'logged-in',
      guests: 'known',
      limit: 'write',
      schema: ownStepSchema,
      async act({ actor, params, body }) {
        await act(actor, params.id, body)
        return { location: mine }
      },
    })
  }

  write({
    path: `${mine}/mails`,
    form: 'set-mails',
    right: 'logged-in',
    guests: 'known',
    limit: 'write',
    schema: setMailsSchema,
    async act({ actor, body }) {
      if (actor.guest === undefined) throw new Problem('not-found')
      await setMails(actor.guest, body.answers)
      const notice = body.answers ? 'You will hear of answers by mail.' : 'No more mails about answers.'
      return { location: mine, notice }
    },
  })

  write({
    path: `${mine}/erase`,
    form: 'erase-own',
    right: 'logged-in',
    guests: 'known',
    limit: 'write',
    schema: eraseOwnSchema,
    async act({ actor, body, request }) {
      await eraseGuest(actor, body.operation)
      delete request.session.guest
      await saved(request)
      return {
        location: '/',
        notice: 'Everything you wrote here as a guest is erased, and so is your address.',
      }
    },
  })

  write({
    path: `${mine}/claim`,
    form: 'claim-own',
    right: 'logged-in',
    limit: 'write',
    schema: claimSchema,
    async act({ actor, body, request }) {
      const guest = await guestOfSession(request.session.guest ?? '')
      if (guest?._id.toHexString() !== body.guest) throw new Problem('not-found')
      await claimComments(actor, guest, body.operation)
      delete request.session.guest
      await saved(request)
      return { location: '/account', notice: 'What you wrote as a guest is your account’s now.' }
    },
  })

  router.get(`${mine}/export`, limit, async (request, response) => {
    const guest = await guestOfSession(request.session.guest ?? '')
    if (!guest) throw new Problem('not-found')
    response.set('Cache-Control', 'no-store')
    response.attachment('my-comments.json').json(await exportGuest(guest))
  })
}
