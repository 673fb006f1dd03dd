import type { AnchorState, AnnotationView } from '../../shared/annotations/views.ts'
import { opening } from '../../shared/text/opening.ts'
import { useCell, useCellPart } from '../live/cell.ts'
import { useWithdraw } from '../live/notice.ts'
import { useChunk } from '../live/use-chunk.ts'
import { ModerateLink } from '../moderation/ModerateLink.tsx'
import { ReportLink } from '../moderation/ReportLink.tsx'
import { FoldedThread } from '../threads/Thread.tsx'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { lifted, writing } from './desk.ts'

/** What is said of a passage whose words an edit has touched. */
const anchorWords: Partial<Record<AnchorState, string>> = {
  changed: 'The wording here has changed since.',
  orphan: 'These words are no longer in the excerpt.',
}

// Reading does without the forms.
const loadEditNote = async () => (await import('./NoteForm.tsx')).EditNote

/** A highlight or note as a card: who, when, the opening of the passage, the note, and what may be done with it. */
export function Card({ annotation }: { annotation: AnnotationView }) {
  const { id, creator, created, modified, target, anchor, html, tags, may } = annotation
  const isLifted = useCellPart(lifted, (ids) => ids.includes(id))
  const task = useCell(writing)
  const isEdited = task?.kind === 'edit' && task.annotation === id
  const Edit = useChunk(loadEditNote, isEdited)
  return (
    <article
      class={`margin-card${html === null ? ' is-bare' : ''}${isLifted ? ' is-lifted' : ''}`}
      id={`annotation-${id}`}
      tabIndex={-1}
      aria-label={`${html === null ? 'Highlight' : 'Note'} by ${creator.name}`}
      onPointerEnter={() => lifted.set([id])}
      onPointerLeave={() => lifted.set([])}
      onFocusIn={() => lifted.set([id])}
      onFocusOut={() => lifted.set([])}
    >
      <header class="margin-card-head">
        <b class="name">{creator.name}</b>{' '}
        <a class="permalink" href={`#annotation-${id}`}>
          <Moment at={created} />
        </a>
        {modified !== null && <span class="edited"> edited</span>}
      </header>
      <p class="margin-card-quote">“{opening(target.quote.exact)}”</p>
      {anchorWords[anchor.state] && (
        <p class="margin-card-anchor">
          <a href={`/annotations/${id}/history`}>{anchorWords[anchor.state]}</a>
        </p>
      )}
      {isEdited ? (
        Edit && <Edit annotation={annotation} />
      ) : (
        <>
          {html !== null && <ServerHtml class="said" html={html} />}
          {tags.length > 0 && (
            <ul class="tags" aria-label="Tags">
              {tags.map((tag) => (
                <li key={tag}>{tag}</li>
              ))}
            </ul>
          )}
          {may.length > 0 && <CardActions annotation={annotation} />}
          <FoldedThread thread={{ kind: 'annotation', id }} />
        </>
      )}
    </article>
  )
}

/** Each is a plain link or form first. */
function CardActions({ annotation }: { annotation: AnnotationView }) {
  const { id, version, html, target, may } = annotation
  const withdraw = useWithdraw()
  return (
    <div class="margin-card-actions">
      {html !== null && <ReportLink kind="annotation" thing={annotation} />}
      <ModerateLink kind="annotation" id={id} by={annotation.creator.id} />
      {may.includes('edit') && (
        <a
          href={`/annotations/${id}/edit`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            writing.set({ kind: 'edit', annotation: id, excerpt: target.excerpt })
          }}
        >
          {html === null ? 'Add a note' : 'Edit'}
        </a>
      )}
      {may.includes('withdraw') && (
        <WriteForm
          name="withdraw"
          action={`/annotations/${id}/withdraw`}
          class="step"
          onSubmit={(event) => {
            event.preventDefault()
            void withdraw(`/annotations/${id}`, version, html === null ? 'Highlight' : 'Note')
          }}
        >
          <input type="hidden" name="version" value={version} />
          <button type="submit" class="quiet">
            Remove
          </button>
        </WriteForm>
      )}
    </div>
  )
}
