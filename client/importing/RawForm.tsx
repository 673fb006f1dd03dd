import { describedInput, Field } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** The text to import, pasted or as a file. Sending it only shows the preview. */
export function RawForm({ raw }: { raw: string }) {
  const of = useFormFields('import')
  return (
    <>
      <FormNotice of={of} />
      <WriteForm name="import" action="/import" multipart class="stacked">
        <Field of={of} name="raw" label="The post, with its comments if you like">
          <textarea
            {...describedInput(of, 'raw')}
            rows={14}
            class="serif"
            defaultValue={of.value('raw', raw)}
          />
        </Field>
        <Field
          of={of}
          name="file"
          label="Or a file"
          hint="Plain text, a saved web page, or a WordPress export. Used when the box above is empty."
        >
          <input
            {...describedInput(of, 'file', true)}
            type="file"
            accept=".txt,.html,.htm,.xml,text/plain,text/html,text/xml"
          />
        </Field>
        <p class="form-actions">
          <button type="submit" class="primary">
            Show what is found
          </button>
        </p>
      </WriteForm>
    </>
  )
}
