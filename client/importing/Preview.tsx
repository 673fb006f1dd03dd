import type { ImportPreview } from '../../shared/importing/preview.ts'
import { count } from '../../shared/text/plural.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Paragraphs } from '../ui/Paragraphs.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { EntriesFound } from './EntriesFound.tsx'
import { ReviewTray } from './ReviewTray.tsx'
import { SetAsideList } from './SetAsideList.tsx'

type Props = { preview: ImportPreview; raw: string; already: { slug: string; title: string } | null }

/** What the importer understood, for a person to look over; nothing is saved before they confirm. */
export function Preview({ preview, raw, already }: Props) {
  const of = useFormFields('confirm-import')
  const { title, introduction, links, entries, comments, ignored, unread, problems, fingerprint } = preview
  return (
    <>
      <p class="lede">
        {count(entries.length, 'entry', 'entries')}, {count(comments.length, 'thought')},{' '}
        {count(problems.length + unread.length, 'place')} to look at. Nothing has been saved yet.
      </p>
      {already && (
        <p class="form-notice is-draft" role="status">
          This post is here already: <a href={`/digests/${already.slug}`}>{already.title}</a>. Importing it
          again changes nothing.
        </p>
      )}
      <FormNotice of={of} />
      <ReviewTray problems={problems} unread={unread} />
      <section class="found-head" aria-label="The digest">
        <h2>{title || 'No title found'}</h2>
        <Paragraphs text={introduction} />
        {links.length > 0 && (
          <ul class="further">
            {links.map(({ label, url, line }) => (
              <li key={line}>
                {label}: {url ?? <span class="problem">the paste lost its address</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <EntriesFound entries={entries} />
      {comments.length > 0 && (
        <section aria-labelledby="comments-found">
          <h2 id="comments-found">{count(comments.length, 'thought')} found</h2>
          <ol class="comments-found">
            {comments.map(({ line, authorName, isPostAuthor, depth, text }) => (
              <li key={line} class={`depth-${Math.min(depth, 4)}`}>
                <b class="name">{authorName}</b>
                {isPostAuthor && <span class="badge">post author</span>}
                <span class="line-number">line {line}</span>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <SetAsideList ignored={ignored} />
      <WriteForm name="confirm-import" action="/import/confirm" class="confirm">
        <input type="hidden" name="raw" value={raw} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <button type="submit" class="primary">
          Import {count(entries.length, 'entry', 'entries')}
        </button>
        <span class="hint">You can edit every excerpt afterwards.</span>
      </WriteForm>
    </>
  )
}
