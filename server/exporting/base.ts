import type { Request } from '../platform/http/express.ts'

/** The site's origin as those outside know it, without a slash at its end. */
export const baseOf = (request: Request, publicUrl: string | null): string =>
  (publicUrl ?? `${request.protocol}://${request.get('host')}`).replace(/\/+$/, '')
