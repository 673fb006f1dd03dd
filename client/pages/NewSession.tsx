import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** Starting a session on what is read, now or at a time. */
export function NewSession() {
  const { on, subject } = usePageOf('new-session')
  const of = useFormFields('start-session')
  return (
    <div class="narrow">
      <header class="page-head">
        <h1>Read together</h1>
        <p class="lede">
          A live session on <a href={subject.path}>{subject.title}</a>. You will be its host: you can give
          people a task, lead them to a passage, and hold rounds in which each marks alone before all is shown
          together.
        </p>
      </header>
      <FormNotice of={of} />
      <WriteForm name="start-session" action="/sessions" class="stacked">
        <input type="hidden" name="on" value={on} />
        <TextInput
          of={of}
          name="title"
          label="Title"
          optional
          maxLength={120}
          hint="Empty: as what is read."
        />
        <TextInput
          of={of}
          name="planned"
          label="When"
          type="datetime-local"
          optional
          hint="By the clocks in London. Empty: it begins at once."
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Start the session
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
