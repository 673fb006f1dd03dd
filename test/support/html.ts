import type { PageState } from '../../shared/live/state.ts'

/** The state that a page carries for its script. */
export function stateIn(html: string): PageState {
  const [, json] = /<script type="application\/json" id="state">(.*?)<\/script>/s.exec(html) ?? []
  if (!json) throw new Error(`A page without a state: ${html.slice(0, 500)}`)
  return JSON.parse(json)
}

/** A page's HTML without what is made anew for each answer. */
export const withoutNonce = (html: string) => html.replace(/ nonce="[^"]*"/, '')
