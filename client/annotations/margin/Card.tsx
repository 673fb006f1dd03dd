import { useContext } from 'preact/hooks'
import type { AnchorState, AnnotationView, Motivation } from '../../../shared/annotations/views.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'
import { opening } from '../../../shared/text/opening.ts'
import { useCell, useCellPart } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { useChunk } from '../../live/use-chunk.ts'
import { ModerateLink } from '../../moderation/ModerateLink.tsx'
import { ReportLink } from '../../moderation/ReportLink.tsx'
import { FoldedThread } from '../../threads/Thread.tsx'
import { useWritersTools } from '../../threads/writers.ts'
import { Rewording } from '../../ui/Rewording.tsx'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { Moment } from '../../ui/When.tsx'
import { lifted, writing } from '../desk.ts'
import { CardExtra } from './card-extra.ts'
import { isDrawn } from './shown.ts'

/** What is said of a passage whose words an edit has touched. */
const anchorWords: Partial<Record<AnchorState, string>> = {
  changed: 'The wording here has changed since.',
  orphan: 'These words are no longer in the excerpt.',
}

// Reading does without the forms.
const loadEditNote = async () => (await import('../writing/NoteForm.tsx')).EditNote

/** A highlight or note as a card: who, when, the opening of the passage, the note, and what may be done with it. */
export function Card({ annotation }: { annotation: AnnotationView }) {
  const { id, creator, created, modified, target, anchor, html, may, state, motivation, retired } = annotation
  const isLifted = useCellPart(lifted, (ids) => ids.includes(id))
  const task = useCell(writing)
  const isEdited = task?.kind === 'edit' && task.annotation === id
  const Edit = useChunk(loadEditNote, isEdited)
  const Extra = useContext(CardExtra)
  const isMarked = anchor.state !== 'orphan' && isDrawn(annotation)
  return (
    <article
      class={`margin-card${html === null ? ' is-bare' : ''}${isLifted ? ' is-lifted' : ''}${isMarked ? '' : ' is-unmarked'}`}
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
        {meant[motivation] && <span class="meant">{meant[motivation]}</span>}
        {modified !== null && <span class="edited"> edited</span>}
      </header>
      <p class="margin-card-quote">“{opening(target.quote.exact)}”</p>
      {anchorWords[anchor.state] && (
        <p class="margin-card-anchor">
          {retired !== null && <b>Retired. </b>}
          <a href={`/annotations/${id}/history`}>{anchorWords[anchor.state]}</a>
        </p>
      )}
      {anchor.state === 'changed' && <Changed annotation={annotation} />}
      {state === 'private' && <p class="margin-card-standing">Only you see this.</p>}
      {isEdited ? (
        Edit && <Edit annotation={annotation} />
      ) : (
        <>
          <Said annotation={annotation} />
          {(may.length > 0 || Extra) && <CardActions annotation={annotation} />}
          {state === 'live' && <FoldedThread thread={{ kind: 'annotation', id }} />}
        </>
      )}
    </article>
  )
}

/** Before and after, of a note whose words have changed. */
function Changed({ annotation: { target, anchor } }: { annotation: AnnotationView }) {
  const text = usePage().tables.excerpt[target.excerpt]?.text ?? ''
  return <Rewording before={target.quote.exact} now={codePointSlice(text, anchor.start, anchor.end)} />
}

/** The note and its tags; of one that not everybody reads also how it stands, which comes with the chunk of those who write. */
function Said({ annotation }: { annotation: AnnotationView }) {
  const { html, tags, state, pending, may } = annotation
  const isUnsettled = (state !== 'live' && state !== 'private') || pending !== null
  const Standing = useWritersTools(isUnsettled)?.ThingStanding
  const said = (
    <>
      {html !== null && <ServerHtml class="said" html={html} />}
      {tags.length > 0 && (
        <ul class="tags" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag} class="tag" data-tag={tag}>
              {tag}
            </li>
          ))}
        </ul>
      )}
    </>
  )
  if (!Standing) return said
  return (
    <Standing kind="annotation" thing={annotation} isOwn={may.includes('withdraw')}>
      {said}
    </Standing>
  )
}

/** What a note is meant as, where that isn't plain from its words. */
const meant: Partial<Record<Motivation, string>> = { questioning: 'Question', assessing: 'Assessment' }

/** What may be done with it: its author's and moderators' tools come with the chunk of those who write. */
function CardActions({ annotation }: { annotation: AnnotationView }) {
  const { id, html, may } = annotation
  const tools = useWritersTools(may.some((right) => right !== 'flag'))
  const Extra = useContext(CardExtra)
  return (
    <div class="margin-card-actions">
      {html !== null && <ReportLink kind="annotation" thing={annotation} />}
      <ModerateLink kind="annotation" id={id} by={annotation.creator.id} />
      {tools && <tools.CardTools annotation={annotation} />}
      {Extra && <Extra annotation={annotation} />}
    </div>
  )
}
