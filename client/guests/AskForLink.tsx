import { MailMeALink } from '../accounts/MailMeALink.tsx'

/** For guests who want to see what they wrote, and have no link at hand. */
export function AskForLink() {
  return (
    <MailMeALink form="ask-for-link" action="/guest" title="A link to your comments">
      If you wrote here without an account, give the e-mail address you wrote with. We mail you a link that
      shows your comments, and lets you withdraw, keep or erase them.
    </MailMeALink>
  )
}
