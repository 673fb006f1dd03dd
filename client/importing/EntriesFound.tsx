import type { ImportEntry, ImportSection } from '../../shared/importing/preview.ts'
import { willBeImported } from '../../shared/importing/will-be-imported.ts'
import { gradeLabels } from '../../shared/library/grades.ts'
import { sectionLabels } from '../../shared/library/views.ts'
import { GradeStamp } from '../library/GradeStamp.tsx'
import { Table } from '../ui/Table.tsx'
import { DayText } from '../ui/When.tsx'

/** Longer words than these are folded behind their beginning. */
const shown = 110

/** The entries, one a row, in the order of the post. */
export function EntriesFound({ entries }: { entries: ImportEntry[] }) {
  if (entries.length === 0) return <p class="empty">No entries were found in this text.</p>
  return (
    <Table heads={['Authority', 'Published', 'Overall', 'Words']} class="found">
      {entries.map((entry) => (
        <EntryRow key={entry.order} entry={entry} />
      ))}
    </Table>
  )
}

function EntryRow({ entry }: { entry: ImportEntry }) {
  const { authority, date, dateAsPasted, headerAsPasted, line, overall, reinspection, sections, sourceUrl } =
    entry
  return (
    <tr>
      <th scope="row">
        {authority?.name ?? <span class="problem">Not recognised: {headerAsPasted}</span>}
        <span class="line-number">line {line}</span>
        {!willBeImported(entry) && <span class="left-out">will be left out</span>}
      </th>
      <td class="date">
        {date ? <DayText day={date} /> : <span class="problem">Not read: “{dateAsPasted || 'none'}”</span>}
      </td>
      <td>
        <GradeStamp grade={overall?.grade ?? null} printed={overall?.printed} />
        {reinspection && (
          <span class="reinspection" title={reinspection.note}>
            Re-inspection
            {reinspection.previousGrade && <>; before it: {gradeLabels[reinspection.previousGrade]}</>}
          </span>
        )}
      </td>
      <td>
        {sections.map((section) => (
          <SectionFound key={section.line} section={section} />
        ))}
        {sourceUrl && <a href={sourceUrl}>Source</a>}
      </td>
    </tr>
  )
}

function SectionFound({ section }: { section: ImportSection }) {
  const { kind, text, editorNotes } = section
  return (
    <div class={`section-found is-${kind}`}>
      <span class="section-name">
        {sectionLabels[section.section]}
        {kind === 'silence' && ', not mentioned'}
      </span>
      {text.length > shown ? (
        <details>
          <summary>{text.slice(0, shown).replace(/\s+\S*$/, '')}…</summary>
          <p class="serif">{text}</p>
        </details>
      ) : (
        <p class="serif">{text}</p>
      )}
      {editorNotes.length > 0 && (
        <p class="editor-notes">
          Editor’s {editorNotes.length === 1 ? 'note' : 'notes'}: {editorNotes.join('; ')}
        </p>
      )}
    </div>
  )
}
