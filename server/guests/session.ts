import type { Request } from '../platform/http/express.ts'
import { saved, sessionToken } from '../platform/http/session.ts'
import type { GuestRecord } from './guests.model.ts'
import { toKept } from './known.ts'

/**
 * Makes this browser's session a guest's. It is a new session with a new id and token, as after a log-in; of the one
 * before only a draft is kept. Somebody who is logged in stays so: the guest is then theirs to claim.
 */
export async function becomeGuest(
  request: Request,
  guest: Pick<GuestRecord, '_id' | 'generation'>,
): Promise<void> {
  const { draft } = request.session
  if (!request.user) {
    await new Promise<void>((resolve, reject) =>
      request.session.regenerate((error) => (error ? reject(error) : resolve())),
    )
    if (draft) request.session.draft = draft
  }
  request.session.guest = toKept(guest)
  sessionToken(request)
  await saved(request)
}
