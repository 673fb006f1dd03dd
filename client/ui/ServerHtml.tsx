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

type Props = {
  html: string
  as?: 'div' | 'p' | 'footer'
  class?: string
  dir?: 'rtl' | undefined
  'data-start'?: number
}

/**
 * Shows HTML that the server has sanitised: the words of a comment or of a note; or made itself, as the marks of a
 * text. Nothing else may be given. What came with the page is left as it came.
 */
export function ServerHtml({ html, as: Tag = 'div', ...more }: Props) {
  const inner = useMemo(() => ({ __html: policy.createHTML(html) }), [html])
  return <Tag {...more} dangerouslySetInnerHTML={inner} />
}
