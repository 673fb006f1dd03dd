import type { ComponentChildren } from 'preact'
import { type ExcerptView, sectionLabels } from '../../shared/library/views.ts'

/** What an excerpt is when it is no quotation: always said in words, never left to the type. */
const kindLabels: Record<ExcerptView['kind'], string | null> = {
  quotation: null,
  summary: 'Summary in our own words',
  silence: 'Editor’s statement: not mentioned',
}

/** An excerpt's words with what is known about them: section, where they stand, and the editor's notes apart. */
export function ExcerptFrame({ excerpt, children }: { excerpt: ExcerptView; children: ComponentChildren }) {
  const { kind, section, paragraph, page, editorNotes } = excerpt
  const kindLabel = kindLabels[kind]
  const place = [paragraph && `paragraph ${paragraph}`, page && `page ${page}`].filter(Boolean).join(', ')
  return (
    <figure class={`excerpt excerpt-${kind}`}>
      {(kindLabel || section !== 'local-authority') && (
        <figcaption class="excerpt-kind">
          {kindLabel && <span>{kindLabel}</span>}
          {section !== 'local-authority' && <span>{sectionLabels[section]}</span>}
        </figcaption>
      )}
      {kind === 'quotation' ? <blockquote>{children}</blockquote> : children}
      {place && <p class="excerpt-place">{place}</p>}
      {editorNotes.length > 0 && (
        <p class="editor-notes">
          Editor’s {editorNotes.length === 1 ? 'note' : 'notes'}: {editorNotes.join('; ')}
        </p>
      )}
    </figure>
  )
}
