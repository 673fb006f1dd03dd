import type { ImportEntry, ImportPreview } from '../../shared/importing/preview.ts'
import { willBeImported } from '../../shared/importing/will-be-imported.ts'
import { gradeLabels } from '../../shared/library/grades.ts'
import { sectionLabels } from '../../shared/library/views.ts'
import { sayDate } from '../../shared/text/dates.ts'
import { count } from '../../shared/text/plural.ts'

/** A preview as lines of plain text for a terminal, everything that could not be read included. */
export function previewTable(preview: ImportPreview): string {
  const { title, entries, comments, problems, unread } = preview
  const rows = [['', 'Authority', 'Published', 'Overall', 'Sections'], ...entries.map(row)]
  const parts = [
    `“${title}”`,
    `${count(entries.length, 'entry', 'entries')}, ${count(comments.length, 'comment')}`,
    aligned(rows),
  ]
  if (problems.length > 0)
    parts.push(
      list(
        'Please look at',
        problems.map(({ line, message }) => `line ${line}: ${message}`),
      ),
    )
  if (unread.length > 0)
    parts.push(
      list(
        'Could not be read',
        unread.map(({ line, text, reason }) => `line ${line}: “${text}” ${reason}`),
      ),
    )
  return parts.join('\n\n')
}

function row(entry: ImportEntry): string[] {
  const { order, authority, headerAsPasted, date, dateAsPasted, overall, reinspection, sections } = entry
  const grade = overall ? gradeLabels[overall.grade] : 'no grade'
  return [
    willBeImported(entry) ? `${order}.` : `${order}. WILL NOT BE IMPORTED`,
    authority?.name ?? `unknown: ${headerAsPasted.trim()}`,
    date ? sayDate(date) : `unreadable: ${dateAsPasted || 'none'}`,
    reinspection ? `${grade} (re-inspection)` : grade,
    sections
      .map(({ section, kind, editorNotes }) => {
        const notes = editorNotes.length > 0 ? `, ${count(editorNotes.length, 'editor’s note')}` : ''
        return `${sectionLabels[section]}${kind === 'silence' ? ': silence' : ''}${notes}`
      })
      .join('; '),
  ]
}

/** Columns as wide as their widest cell. */
function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const list = (heading: string, lines: string[]) =>
  [`${heading}:`, ...lines.map((line) => `  ${line}`)].join('\n')
