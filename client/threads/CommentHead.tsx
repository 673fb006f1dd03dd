import type { CommentView } from '../../shared/threads/views.ts'
import { Moment } from '../ui/When.tsx'

/** Who and when: name, "post author", the date as the permalink. Whose words are gone for good has no name here. */
export function CommentHead({ comment }: { comment: CommentView }) {
  const { id, creator, created, modified, imported, revised, featured } = comment
  const { name, site } = creator
  const edited = modified !== null && (
    <>
      edited <Moment at={modified} />
    </>
  )
  return (
    <header class="comment-head">
      {name !== '' && (
        <b class="name">
          {site === null ? (
            name
          ) : (
            <a href={site} rel="nofollow ugc noopener">
              {name}
            </a>
          )}
        </b>
      )}
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
