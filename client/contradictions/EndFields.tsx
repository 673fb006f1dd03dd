import { type DocumentView, type ExcerptView, judgementLabels } from '../../shared/library/views.ts'
import { usePage } from '../live/store.ts'
import { queryOf } from '../pages/query.ts'
import { Problem, Select, TextArea } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

type Props = { of: FormFields; number: 0 | 1; document: DocumentView }

/** One end: a passage of an excerpt, or one of the report's grades. What isn't chosen is hidden by the style sheet. */
export function EndFields({ of, number, document }: Props) {
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
            opening(excerpt, tables.document[excerpt.document]),
          ])}
          fallback={selected('excerpt')}
        />
        <TextArea
          of={of}
          name={name('exact')}
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
          fallback={document.id}
        />
        <Select
          of={of}
          name={name('area')}
          label="Grade for"
          options={document.judgements.map(({ area, printed }) => [
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

/** The beginning of an excerpt, to know it by in a list. */
function opening({ text }: ExcerptView, document: DocumentView | undefined): string {
  const words = text.replace(/\s+/g, ' ').slice(0, 60)
  return `${document?.authority?.name ?? document?.title ?? ''}: ${words}${text.length > 60 ? '…' : ''}`
}
