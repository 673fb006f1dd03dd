import type { ImportPreview } from '../../shared/importing/preview.ts'
import { willBeImported } from '../../shared/importing/will-be-imported.ts'
import { count } from '../../shared/text/plural.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { CommentsFound } from './CommentsFound.tsx'
import { EntriesFound } from './EntriesFound.tsx'
import { HeadFound } from './HeadFound.tsx'
import { ReviewTray } from './ReviewTray.tsx'
import { SetAsideList } from './SetAsideList.tsx'

type Props = { preview: ImportPreview; raw: string; already: { slug: string; title: string } | null }

/** What the importer understood, for a person to look over; nothing is saved before they confirm. */
export function Preview({ preview, raw, already }: Props) {
  const of = useFormFields('confirm-import')
  const { entries, comments, ignored, unread, problems, fingerprint } = preview
  const placed = entries.filter(willBeImported).length
  const left = entries.length - placed
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
      <HeadFound preview={preview} />
      <EntriesFound entries={entries} />
      <CommentsFound comments={comments} />
      <SetAsideList ignored={ignored} />
      {placed === 0 ? (
        <p class="confirm">Nothing here can be imported as it stands. Put the text right and look again.</p>
      ) : (
        <WriteForm name="confirm-import" action="/import/confirm" class="confirm">
          <input type="hidden" name="raw" value={raw} />
          <input type="hidden" name="fingerprint" value={fingerprint} />
          <button type="submit" class="primary">
            Import {count(placed, 'entry', 'entries')}
          </button>
          <span class="hint">
            {left > 0
              ? `${count(left, 'entry', 'entries')} will be left out: put the name or the date right first.`
              : 'You can edit every excerpt afterwards.'}
          </span>
        </WriteForm>
      )}
    </>
  )
}
