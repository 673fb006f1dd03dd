import { type DocumentView, type ExcerptView, judgementLabels } from '../../shared/library/views.ts'
import { usePage } from '../live/store.ts'
import { queryOf } from '../pages/query.ts'
import { Problem, Select, TextArea } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

type Props = {
  of: FormFields
  number: 0 | 1
  /** The report the contradiction is proposed from. */
  report: DocumentView
}

/** One end: a passage of an excerpt, or one of the report's grades. What isn't chosen is hidden by the style sheet. */
export function EndFields({ of, number, report }: Props) {
  const { tables, path } = usePage()
  const excerpts = Object.values(tables.excerpt)
  const documents = Object.values(tables.document)
  const name = (field: string) => `ends[${number}][${field}]`
  const kind = of.value(name('kind'), number === 0 ? 'passage' : 'field')
  const selected = (field: string) => (number === 0 ? queryOf(path, field) : '')
  return (
    <fieldset class="end-fields">
      <legend>{number === 0 ? 'One end' : 'The other end'}</legend>
      <Problem
        id={of.id(`ends-${number}`)}
        message={of.problem(`ends[${number}]`) ?? (number === 0 ? of.problem('ends') : undefined)}
      />
      <p class="kinds">
        <Kind name={name('kind')} value="passage" label="Words of an excerpt" chosen={kind} />
        <Kind name={name('kind')} value="field" label="A grade" chosen={kind} />
      </p>
      <div class="for-passage">
        <Select
          of={of}
          name={name('excerpt')}
          label="Excerpt"
          options={excerpts.map((excerpt) => [
            excerpt.id,
            opening(excerpt, documents.length > 1 ? tables.document[excerpt.document] : undefined),
          ])}
          fallback={selected('excerpt')}
        />
        <TextArea
          of={of}
          name={name('exact')}
          onInput={({ currentTarget }) =>
            chooseHolder(of.id(name('excerpt')), excerpts, currentTarget.value.trim())
          }
          label="The words"
          hint="Copied from the excerpt."
          class="serif"
          rows={4}
          required={false}
          fallback={selected('exact')}
        />
      </div>
      <div class="for-field">
        <Select
          of={of}
          name={name('document')}
          label="Report"
          options={documents.map(({ id, title }) => [id, title])}
          fallback={report.id}
        />
        <Select
          of={of}
          name={name('area')}
          label="Grade for"
          options={report.judgements.map(({ area, printed }) => [
            area,
            documents.length > 1 ? judgementLabels[area] : `${judgementLabels[area]}: ${printed}`,
          ])}
          fallback="overall"
        />
      </div>
    </fieldset>
  )
}

function Kind({
  name,
  value,
  label,
  chosen,
}: {
  name: string
  value: string
  label: string
  chosen: string
}) {
  return (
    <label class="choice">
      <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
      <span>{label}</span>
    </label>
  )
}

/** Words that stand in one of the excerpts only are words of that one: it is chosen while they are pasted. */
function chooseHolder(select: string, excerpts: ExcerptView[], words: string): void {
  const [only, ...others] = excerpts.filter(({ text }) => text.includes(words))
  const choice = document.getElementById(select)
  if (only && others.length === 0 && choice instanceof HTMLSelectElement) choice.value = only.id
}

/** The beginning of an excerpt, to know it by in a list; `holder` where the list has several documents'. */
function opening({ text }: ExcerptView, holder: DocumentView | undefined): string {
  const words = text.replace(/\s+/g, ' ').slice(0, 60)
  const whose = holder ? `${holder.authority?.name ?? holder.title}: ` : ''
  return `${whose}${words}${text.length > 60 ? '…' : ''}`
}
