import { chosenOf, type Motivation } from '../../../shared/annotations/views.ts'
import { TagField } from '../../tags/TagField.tsx'
import { Select, TextArea } from '../../ui/Field.tsx'
import type { FormFields } from '../../ui/form-fields.ts'

type Props = {
  of: FormFields
  /** The note's source, tags and kind as they are saved now. */
  note?: string
  tags?: readonly string[]
  motivation?: Motivation | null
  /** True for a new one, which its author may keep to themselves. */
  isNew?: boolean
  /** More for the note's textarea, such as what keeps a draft of it. */
  area?: Pick<Parameters<typeof TextArea>[0], 'ref' | 'onInput' | 'onKeyDown'>
}

/** What it can be meant as. */
const kinds = [
  ['', 'A note, or a highlight'],
  ['questioning', 'A question'],
  ['assessing', 'An assessment'],
  ['tagging', 'Tags alone'],
] as const

/** What an annotation says of its passage. */
export function NoteFields({ of, note = '', tags = [], motivation = null, isNew = false, area }: Props) {
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
      <TagField of={of} tags={tags} />
      <Select of={of} name="motivation" label="It is" options={kinds} fallback={chosenOf(motivation) ?? ''} />
      {isNew && (
        <label class="choice">
          <input type="checkbox" name="private" value="yes" defaultChecked={of.value('private') === 'yes'} />
          Only me for now
        </label>
      )}
    </>
  )
}
