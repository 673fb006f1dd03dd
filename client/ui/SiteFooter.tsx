import { ServerHtml } from './ServerHtml.tsx'

/** What this is, and on what terms. The server draws it, and a browser leaves it as it came. */
export function SiteFooter() {
  if (!import.meta.env.SSR) return <ServerHtml as="footer" class="site-footer" html="" />
  return (
    <footer class="site-footer">
      <p>
        Counterpoint gathers what inspection reports say about home education, so that people can read them
        together and mark where they contradict themselves.
      </p>
      <p>
        Reports are Crown copyright, quoted under the{' '}
        <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
          Open Government Licence v3.0
        </a>
        . Counterpoint is not part of Ofsted. It is free software under the GNU AGPL, version 3 or later.
      </p>
      <p>
        <a href="/rules">House rules</a> · <a href="/moderation/record">Record of moderation</a>
      </p>
    </footer>
  )
}
