import type { ImportPreview } from '../../shared/importing/preview.ts'
import { Paragraphs } from '../ui/Paragraphs.tsx'

/** What stands above the entries: the title, the introduction and the links. */
export function HeadFound({ preview: { title, introduction, links } }: { preview: ImportPreview }) {
  return (
    <section class="found-head" aria-label="The digest">
      <h2>{title || 'No title found'}</h2>
      <Paragraphs text={introduction} />
      {links.length > 0 && (
        <ul class="further">
          {links.map(({ label, url, line }) => (
            <li key={`${line} ${label}`}>
              {label}: {url ?? <span class="problem">the paste lost its address</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
