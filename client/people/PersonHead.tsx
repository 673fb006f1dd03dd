import type { PersonView } from '../../shared/people/views.ts'
import { count } from '../../shared/text/plural.ts'
import { MoreOfList } from '../ui/MoreOfList.tsx'
import { Moment } from '../ui/When.tsx'
import { kinds } from './words.ts'

const roles = { moderator: 'Moderator', admin: 'Admin' }

/** Who it is: name, role, since when, how much. */
export function PersonHead({ person }: { person: PersonView }) {
  return (
    <header class="page-head">
      <h1 class="name">{person.name}</h1>
      <p class="lede">
        {person.role && `${roles[person.role]} · `}
        here since <Moment at={person.since} /> · {count(person.thoughts, 'thought')}
        {person.notes > 0 && ` · ${count(person.notes, 'note')}`}
      </p>
    </header>
  )
}

/** A page of what everybody reads, the latest first. */
export function LatestOf({ person }: { person: PersonView }) {
  const { id, latest, before } = person
  return (
    <section class="latest" aria-labelledby="latest-heading">
      <h2 id="latest-heading">
        {before === null ? 'Latest thoughts and notes' : 'Earlier thoughts and notes'}
      </h2>
      {latest.length === 0 && (
        <p class="empty">{before === null ? 'Nothing here yet.' : 'Nothing before that.'}</p>
      )}
      <ol>
        {latest.map(({ id, kind, href, under, created, opening }) => (
          <li key={id}>
            <p class="opening">{opening}</p>
            <p class="latest-under">
              {kinds[kind]}, <Moment at={created} />, on <a href={href}>{under}</a>
            </p>
          </li>
        ))}
      </ol>
      <MoreOfList part={person} path={`/people/${id}`} newest="The latest" earlier="Earlier ones" />
    </section>
  )
}
