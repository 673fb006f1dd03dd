import { houseRules } from '../../shared/moderation/house-rules.ts'

/** The rules of this house, each with an address of its own: every decision cites one. */
export function Rules() {
  return (
    <div class="narrow house-rules">
      <header class="page-head">
        <h1>House rules</h1>
        <p class="lede">
          Seven rules for what is written here. When something is taken away, its author is told by which of
          them, and may ask another moderator to look again.
        </p>
      </header>
      <ol>
        {Object.entries(houseRules).map(([code, { title, text }]) => (
          <li key={code} id={code}>
            <h2>
              <a href={`#${code}`}>{title}</a>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <section>
        <h2>How it is decided</h2>
        <p>
          The first comment or message by each person is read by a moderator before everybody sees it; after
          that yours appear at once. Anybody can report what breaks a rule. Moderators never change your
          words, and nobody judges their own.
        </p>
        <p>
          Whoever goes on breaking a rule is warned, then suspended for a time, and in the end banned. Of
          guests it is the e-mail address that is banned; all that is kept of it for that is a keyed digest,
          which nobody can read it from. Each of these can be taken back, and says why.
        </p>
        <p>
          Every decision is in the <a href="/moderation/record">record of moderation</a>, which names no one.
        </p>
      </section>
    </div>
  )
}
