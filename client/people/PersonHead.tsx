import type { PersonView } from '../../shared/people/views.ts'
import { count } from '../../shared/text/plural.ts'
import { Moment } from '../ui/When.tsx'

const roles = { moderator: 'Moderator', admin: 'Admin' }

/** Who it is: name, role, since when, how much. */
export function PersonHead({ person }: { person: PersonView }) {
  return (
    <header class="page-head">
      <h1 class="name">{person.name}</h1>
      <p class="lede">
        {person.role && `${roles[person.role]} · `}
        here since <Moment at={person.since} /> · {count(person.thoughts, 'thought')}
      </p>
    </header>
  )
}

/** The latest of what everybody reads. */
export function LatestOf({ person }: { person: PersonView }) {
  return (
    <section class="latest" aria-labelledby="latest-heading">
      <h2 id="latest-heading">Latest thoughts</h2>
      {person.latest.length === 0 && <p class="empty">Nothing here yet.</p>}
      <ol>
        {person.latest.map(({ comment, href, under, created, opening }) => (
          <li key={comment}>
            <p class="opening">{opening}</p>
            <p class="latest-under">
              <Moment at={created} />, on <a href={href}>{under}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
