import { TextArea, TextInput } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

type Props = {
  of: FormFields
  /** The note's source and tags as they are saved now. */
  note?: string
  tags?: readonly string[]
  /** More for the note's textarea, such as what keeps a draft of it. */
  area?: Pick<Parameters<typeof TextArea>[0], 'ref' | 'onInput' | 'onKeyDown'>
}

/** What an annotation says of its passage. */
export function NoteFields({ of, note = '', tags = [], area }: Props) {
  return (
    <>
      <TextArea
        of={of}
        name="note"
        label="Note"
        hint="Leave it empty to underline the words and no more."
        rows={4}
        optional
        fallback={note}
        {...area}
      />
      <TextInput
        of={of}
        name="tags"
        label="Tags"
        hint="From the vocabulary, such as home-visit, monitoring or statistic, with commas between."
        optional
        fallback={tags.join(', ')}
      />
    </>
  )
}
