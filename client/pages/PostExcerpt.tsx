import { gradeLabels, grades } from '../../shared/library/grades.ts'
import { judgementAreas, judgementLabels } from '../../shared/library/views.ts'
import { AuthorityField } from '../library/AuthorityField.tsx'
import { PlaceFields, TextField } from '../library/ExcerptFields.tsx'
import { Select, TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

const gradeOptions = [
  ['', 'Not known'],
  ...grades.map((grade) => [grade, gradeLabels[grade]] as const),
] as const

import { usePageOf } from './of-kind.ts'

/** A passage from a report, with which report it is and how it was graded. */
export function PostExcerpt() {
  const of = useFormFields('post-excerpt')
  return (
    <div class="narrow">
      <h1>Post an excerpt</h1>
      <p class="lede">
        Quote what a report says about home education. If the same report is here already, your excerpt joins
        it.
      </p>
      <FormNotice of={of} />
      <WriteForm name="post-excerpt" action="/documents" class="stacked">
        <fieldset>
          <legend>The report</legend>
          <AuthorityField of={of} names={usePageOf('post-excerpt').authorities} />
          <TextInput
            of={of}
            name="published"
            label="Published"
            hint="The date on the report, day first."
            type="date"
            min="1990-01-01"
          />
          <TextInput
            of={of}
            name="sourceUrl"
            label="Where to read it"
            type="url"
            placeholder="https://"
            optional
          />
        </fieldset>
        <fieldset>
          <legend>Grades</legend>
          <div class="grade-fields">
            {judgementAreas.map((area) => (
              <Select
                key={area}
                of={of}
                name={`judgements[${area}]`}
                label={judgementLabels[area]}
                options={gradeOptions}
              />
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>The excerpt</legend>
          <TextField of={of} />
          <PlaceFields of={of} />
        </fieldset>
        <p class="form-actions">
          <button type="submit" class="primary">
            Post the excerpt
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
