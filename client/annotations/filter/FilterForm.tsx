import type { AnnotationView, Motivation } from '../../../shared/annotations/views.ts'
import { usePage } from '../../live/store.ts'
import { type Option, optionsOf } from './filter-options.ts'
import { filterIn } from './note-filter.ts'

const kinds: Record<Motivation, string> = {
  highlighting: 'Highlights',
  commenting: 'Notes',
  questioning: 'Questions',
  assessing: 'Assessments',
  tagging: 'Tags',
}

/** Narrows the notes of a page, by its address: a form that needs no script. */
export function FilterForm({ annotations }: { annotations: readonly AnnotationView[] }) {
  const { path, viewer } = usePage()
  const filter = filterIn(path)
  const options = optionsOf(annotations)
  const own: Option[] = [
    ['mine', 'Mine'],
    ['private', 'Only me'],
  ]
  const statuses: Option[] = [
    ...(viewer.id === null ? [] : own),
    ['changed', 'Wording changed'],
    ['orphan', 'Words gone'],
    ['retired', 'Retired'],
  ]
  const isOn = Object.values(filter).some(Boolean)
  return (
    <details class="note-filter" open={isOn}>
      <summary>Filter the notes</summary>
      <form method="get" action={path.replace(/\?.*$/, '')} aria-label="Filter the notes">
        <Choice name="by" label="Person" all="Everybody" options={options.by} now={filter.by} />
        <Choice name="tag" label="Tag" all="Any or none" options={options.tag} now={filter.tag} />
        <Choice
          name="motivation"
          label="Kind"
          all="All"
          options={Object.entries(kinds)}
          now={filter.motivation}
        />
        <Choice name="status" label="Status" all="Any" options={statuses} now={filter.status} />
        <button type="submit">Show</button>
        <a class="show-all" href={path.replace(/\?.*$/, '')} hidden={!isOn}>
          Show all
        </a>
        <p role="status" class="note-filter-count" />
      </form>
    </details>
  )
}

type ChoiceProps = { name: string; label: string; all: string; options: readonly Option[]; now: string }

function Choice({ name, label, all, options, now }: ChoiceProps) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{all}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={value === now}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
