import type { CommentView } from '../../shared/threads/views.ts'
import { Moment } from '../ui/When.tsx'

/** Who and when: name, "post author", the date as the permalink. Whose words are gone for good has no name here. */
export function CommentHead({ comment }: { comment: CommentView }) {
  const { id, creator, created, modified, imported, revised, featured } = comment
  const { name } = creator
  const edited = modified !== null && (
    <>
      edited <Moment at={modified} />
    </>
  )
  return (
    <header class="comment-head">
      {name !== '' && <b class="name">{named(creator)}</b>}
      {creator.guest && <span class="badge">guest</span>}
      {creator.postAuthor && <span class="badge">post author</span>}
      {featured && <span class="badge is-featured">featured</span>}
      <a class="permalink" href={`#comment-${id}`}>
        {imported && 'imported '}
        <Moment at={created} />
      </a>
      {edited &&
        (revised ? (
          <a class="edited" href={`/comments/${id}/history`}>
            {edited}
          </a>
        ) : (
          <span class="edited">{edited}</span>
        ))}
    </header>
  )
}

/** The name, with the way to who it is: a member's page here, or the page that a guest gave. */
function named({ id, name, site }: CommentView['creator']) {
  if (id !== null) return <a href={`/people/${id}`}>{name}</a>
  if (site === null) return name
  return (
    <a href={site} rel="nofollow ugc noopener">
      {name}
    </a>
  )
}
