import type { PageState } from '../../shared/live/state.ts'
import { escapeHtml } from '../../shared/text/escape-html.ts'
import type { Built, Drawn } from './built.ts'
import { inScript, jsonOf } from './kept-drawings.ts'

/**
 * The part of a page that differs from answer to answer, because it carries the answer's nonce. The rest can be kept
 * and sent again as it is.
 */
export function shellHead(built: Built, nonce: string): string {
  return [
    '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" type="image/svg+xml" href="/favicon.svg">',
    ...built.fonts.map(
      (font) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${font}">`,
    ),
    ...built.styles.map((style) => `<link rel="stylesheet" href="${style}">`),
    `<script type="module" nonce="${nonce}" src="${built.script}"></script>`,
  ].join('')
}

/** Title, body and state of a page. */
export function shellRest(built: Built, state: PageState, drawn: Drawn): Buffer {
  return together([
    `<title>${escapeHtml(state.title)}${state.page.kind === 'home' ? '' : ' – Counterpoint'}</title>`,
    `<meta name="description" content="${escapeHtml(descriptionOf(state))}">`,
    ...linksOf(state),
    '</head><body><div id="app">',
    ...built.renderParts(state, drawn),
    '</div><script type="application/json" id="state">',
    ...jsonOfState(state),
    '</script></body></html>',
  ])
}

/** The state as JSON in parts, with what is known of its comments already. */
function jsonOfState({ tables, ...rest }: PageState): (string | Uint8Array)[] {
  const { comment, ...others } = tables
  const parts: (string | Uint8Array)[] = [
    inScript(JSON.stringify(rest)).slice(0, -1),
    ',"tables":{"comment":{',
  ]
  for (const [id, view] of Object.entries(comment)) {
    parts.push(`${parts.length > 2 ? ',' : ''}"${id}":`, jsonOf(view))
  }
  return [...parts, '},', inScript(JSON.stringify(others)).slice(1), '}']
}

/** Parts as one: long texts are copied once, and never stand in the heap as a whole. */
function together(parts: (string | Uint8Array)[]): Buffer {
  const sizes = parts.map((part) => (typeof part === 'string' ? Buffer.byteLength(part) : part.length))
  const whole = Buffer.allocUnsafeSlow(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  parts.forEach((part, index) => {
    if (typeof part === 'string') whole.write(part, at)
    else whole.set(part, at)
    at += sizes[index] ?? 0
  })
  return whole
}

const about =
  'Inspection reports on home education, read together: excerpts, notes, threads and contradictions.'

/** The first words of what is read. */
function descriptionOf({ page, tables }: PageState): string {
  const digest = page.kind === 'digest' ? tables.digest[page.digest] : undefined
  const document = page.kind === 'document' ? tables.document[page.document] : undefined
  const excerpt = tables.excerpt[document?.excerpts[0] ?? '']
  return (digest?.introduction ?? excerpt?.text)?.slice(0, 200) || about
}

/** Where programs find a document's annotations (Web Annotation Protocol), and all of it. */
function linksOf({ page, tables }: PageState): string[] {
  const document = page.kind === 'document' && tables.document[page.document]
  if (!document) return []
  const path = `/documents/${document.slug}`
  return [
    `<link rel="http://www.w3.org/ns/oa#annotationService" href="${path}/annotations/">`,
    `<link rel="alternate" type="application/ld+json" href="${path}/export.jsonld">`,
  ]
}
