import sanitizeHtml from 'sanitize-html'
import { littleMarkupToHtml } from '../../shared/text/little-markup.ts'

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
}

/**
 * HTML that we made and gave away, as it comes back from elsewhere: nothing is trusted. Whom it mentions is nobody
 * here, so only their names stay.
 */
export const cleanHtml = (html: string): string =>
  sanitizeHtml(html.replace(/<a class="mention"[^>]*>([^<]*)<\/a>/g, '$1'), allowed)

/**
 * What people write, as the HTML that is stored and shown. Our own little markup already lets nothing else through;
 * sanitize-html is the second wall, so that a fault in ours reaches nobody's screen.
 */
export const toHtml = (source: string): string => sanitizeHtml(littleMarkupToHtml(source), allowed)
