import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
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
      <WhatComes />
      <FormNotice of={whole} />
      <ExportProblems of={whole} />
      <ImportForm name="import-document" action="/documents/import" submit="Import the document">
        <ExportFields of={whole} accept=".jsonld,.json,application/ld+json,application/json" />
      </ImportForm>
      <h2 id="hypothesis">Import notes from Hypothesis</h2>
      <p>
        What Hypothesis exported as JSON is put where its words stand, with the replies as threads; a note on
        the page as a whole becomes a thought on the document. Its authors come by name. What only some may
        read there is left out. A later file brings what was written since.
      </p>
      <ChooseDocument documents={documents} chosen={chosen} />
      {documents.some(({ slug }) => slug === chosen) && <NotesForm slug={chosen} />}
    </div>
  )
}

/** What an import brings along, what it doesn't, and what the other forms of a document are for. */
function WhatComes() {
  return (
    <details class="what-comes">
      <summary>What comes along, and what doesn’t</summary>
      <ul>
        <li>
          <strong>JSON-LD</strong> holds all that everybody may read of a document: every wording, the marks
          and notes with what they were before, contradictions, threads with former wordings, what is featured
          and what is closed. This is what can be imported. What it says in words of our own is told{' '}
          <a href="/terms">among the terms</a>.
        </li>
        <li>
          Its people come by name alone: what they wrote becomes no account’s here, whatever it is called, and
          nobody can edit it. What they thought of a comment (“Thoughtful”, “Thank you”) stays where it was,
          and so does where branches were moved to.
        </li>
        <li>
          The <strong>table (CSV)</strong> is for a spreadsheet and the <strong>printed page</strong> for
          paper. Both hold the present wording alone and can’t be imported.
        </li>
      </ul>
    </details>
  )
}

type ImportFormProps = {
  name: string
  action: string
  submit: string
  label?: string
  children: ComponentChildren
}

/** A form with a file that may take a while; once it is sent it says that it is on its way. */
function ImportForm({ submit, children, ...rest }: ImportFormProps) {
  const [isSent, setSent] = useState(false)
  // A browser that comes back here shows the page as it was left.
  useEffect(() => {
    const back = () => setSent(false)
    addEventListener('pageshow', back)
    return () => removeEventListener('pageshow', back)
  }, [])
  return (
    <WriteForm {...rest} multipart class="stacked" onSubmit={() => setSent(true)}>
      {children}
      <p class="form-actions">
        <button type="submit" class="primary" aria-disabled={isSent}>
          {submit}
        </button>{' '}
        <span role="status">
          {isSent && (
            <>
              <progress aria-label="Importing" /> On its way. A large file takes some seconds.
            </>
          )}
        </span>
      </p>
    </WriteForm>
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
      <ImportForm
        name="import-annotations"
        action={`/documents/${slug}/annotations/import`}
        label="Import notes"
        submit="Import the notes"
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
      </ImportForm>
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
