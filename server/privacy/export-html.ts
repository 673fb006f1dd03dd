import { escapeHtml } from '../../shared/text/escape-html.ts'
import type { Exported } from './export.ts'

/** The export as one page to read, with nothing from elsewhere in it. */
export function exportAsHtml({ account, sections }: Exported): string {
  const parts = Object.entries(sections).map(
    ([title, items]) =>
      `<h2>${escapeHtml(title)}</h2>${items.length === 0 ? '<p>Nothing.</p>' : items.map(item).join('')}`,
  )
  return [
    '<!doctype html><html lang="en-GB"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Your data – Counterpoint</title>',
    '<h1>Your data</h1>',
    list(account),
    ...parts,
    '</html>',
  ].join('\n')
}

const item = (value: unknown) => `<article>${list(value)}</article><hr>`

/** A value as a list of its fields; what has no value is left out. */
function list(value: unknown): string {
  if (Array.isArray(value)) return `<ol>${value.map((each) => `<li>${list(each)}</li>`).join('')}</ol>`
  if (typeof value !== 'object' || value === null) return escapeHtml(String(value)).replaceAll('\n', '<br>')
  const fields = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  return `<dl>${fields.map(([name, each]) => `<dt>${escapeHtml(toWords(name))}</dt><dd>${list(each)}</dd>`).join('')}</dl>`
}

/** `approvedWording` becomes "Approved wording". */
const toWords = (name: string) => {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
