import type { PageState } from '../../shared/live/state.ts'
import { escapeHtml } from '../../shared/text/escape-html.ts'
import type { Built } from './built.ts'

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
export function shellRest(built: Built, state: PageState): string {
  return [
    `<title>${escapeHtml(state.title)}${state.page.kind === 'home' ? '' : ' – Counterpoint'}</title>`,
    `<meta name="description" content="${escapeHtml(descriptionOf(state))}">`,
    '</head><body>',
    `<div id="app">${built.renderBody(state)}</div>`,
    `<script type="application/json" id="state">${inScript(JSON.stringify(state))}</script>`,
    '</body></html>',
  ].join('')
}

/** JSON that cannot end the element it stands in. */
const inScript = (json: string) =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

const about =
  'Inspection reports on home education, read together: excerpts, notes, threads and contradictions.'

const descriptionOf = ({ page, tables }: PageState) =>
  page.kind === 'digest' ? tables.digest[page.digest]?.introduction.slice(0, 200) || about : about
