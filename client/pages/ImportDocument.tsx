import { describedInput, Field, Select, TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { type FormFields, useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** A document that was exported comes in here, or notes that Hypothesis exported; for those who may import. */
export function ImportDocument() {
  const { documents, chosen } = usePageOf('import-document')
  const whole = useFormFields('import-document')
  return (
    <div class="narrow">
      <h1>Import a document</h1>
      <p class="lede">
        With its wordings, notes, contradictions and threads, from the JSON-LD that a document’s page gives.
        All of it comes in, or nothing; what is here already changes nothing.
      </p>
      <FormNotice of={whole} />
      <ExportProblems of={whole} />
      <WriteForm name="import-document" action="/documents/import" multipart class="stacked">
        <ExportFields of={whole} accept=".jsonld,.json,application/ld+json,application/json" />
        <p class="form-actions">
          <button type="submit" class="primary">
            Import the document
          </button>
        </p>
      </WriteForm>
      <h2 id="hypothesis">Import notes from Hypothesis</h2>
      <p>
        What Hypothesis exported as JSON is put where its words stand, with the replies as threads. Its
        authors come by name.
      </p>
      <ChooseDocument documents={documents} chosen={chosen} />
      {documents.some(({ slug }) => slug === chosen) && <NotesForm slug={chosen} />}
    </div>
  )
}

/** Which document the notes are for: that is a part of the address they are sent to. */
function ChooseDocument({
  documents,
  chosen,
}: {
  documents: { slug: string; title: string }[]
  chosen: string
}) {
  return (
    <form method="get" action="/documents/import#hypothesis" class="stacked">
      <div class="field">
        <label for="document">Onto which document</label>
        <select id="document" name="document">
          {documents.map(({ slug, title }) => (
            <option key={slug} value={slug} selected={slug === chosen}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p class="form-actions">
        <button type="submit">Choose</button>
      </p>
    </form>
  )
}

function NotesForm({ slug }: { slug: string }) {
  const of = useFormFields('import-annotations')
  return (
    <>
      <FormNotice of={of} />
      <ExportProblems of={of} />
      <WriteForm
        name="import-annotations"
        action={`/documents/${slug}/annotations/import`}
        multipart
        class="stacked"
        label="Import notes"
      >
        <ExportFields of={of} accept=".json,application/json" />
        <Select
          of={of}
          name="alsoChanged"
          label="Where the words read a little differently here"
          options={[
            ['', 'Leave the note out, and say so'],
            ['yes', 'Make it, and quote the words it was made on'],
          ]}
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Import the notes
          </button>
        </p>
      </WriteForm>
    </>
  )
}

function ExportFields({ of, accept }: { of: FormFields; accept: string }) {
  return (
    <>
      <TextArea of={of} name="export" label="The file’s words" rows={8} required={false} />
      <Field of={of} name="file" label="Or the file" hint="Used when the box above is empty.">
        <input {...describedInput(of, 'file', true)} type="file" accept={accept} />
      </Field>
    </>
  )
}

/** What is wrong inside the file: there is no field to say it at. */
function ExportProblems({ of }: { of: FormFields }) {
  const inside = of.back?.fields.filter(({ field }) => field !== 'export' && field !== 'file') ?? []
  if (inside.length === 0) return null
  return (
    <ul class="problems">
      {inside.slice(0, 20).map(({ field, message }) => (
        <li key={field}>
          <code>{field}</code>: {message}
        </li>
      ))}
      {inside.length > 20 && <li>and {inside.length - 20} more.</li>}
    </ul>
  )
}
