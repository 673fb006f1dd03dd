import { useMemo } from 'preact/hooks'

/** `string` stands for TrustedHTML: Preact passes either on to innerHTML untouched. */
type HtmlPolicy = { createHTML: (html: string) => string }
type TrustedTypes = { createPolicy: (name: string, rules: HtmlPolicy) => HtmlPolicy }

// The one Trusted Types policy of the product. It changes nothing: what passes here was sanitised by the server,
// and this component is the only place that may put HTML into the page.
const policy: HtmlPolicy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'counterpoint',
  {
    createHTML: (html) => html,
  },
) ?? { createHTML: (html) => html }

/** Shows HTML that the server has sanitised: the words of a comment or of a note. Nothing else may be given. */
export function ServerHtml({ html, class: className }: { html: string; class?: string }) {
  const inner = useMemo(() => ({ __html: policy.createHTML(html) }), [html])
  return <div class={className} dangerouslySetInnerHTML={inner} />
}
