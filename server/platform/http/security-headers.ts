import type { ServerResponse } from 'node:http'

/** Headers that every answer carries. Ours are few and fixed, so they stand here in full. */
const always: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
]

export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
  for (const [name, value] of always) response.setHeader(name, value)
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/** What a page may load and run: our own files, and scripts with this answer's nonce. No inline styles at all. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types counterpoint',
  ].join('; ')
}
