import type { Request, Response } from '../platform/http/express.ts'

/** The site's origin as those outside know it, without a slash at its end. */
export const baseOf = (request: Request, publicUrl: string | null): string =>
  (publicUrl ?? `${request.protocol}://${request.get('host')}`).replace(/\/+$/, '')

/** Whether who asks has this very state already (RFC 9110, 13.1.2). Browsers' `no-cache` beside it doesn't matter. */
export const isHeld = (request: Request, response: Response): boolean => {
  const etag = String(response.get('ETag') ?? '')
  return (request.get('if-none-match') ?? '').split(/\s*,\s*/).includes(etag)
}
