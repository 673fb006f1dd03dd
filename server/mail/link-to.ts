let publicUrl: string | null = null

/** Says where links in mails lead: set once at the start, from PUBLIC_URL. */
export function linksLeadTo(url: string | null): void {
  publicUrl = url
}

/**
 * An address of ours for a mail. `origin` is where the person was when they asked for it; it counts only where no
 * public address is set, and then no mail server may be: a forged Host header reaches nobody's letter box.
 */
export const linkTo = (path: string, origin: string): string => `${publicUrl ?? origin}${path}`
