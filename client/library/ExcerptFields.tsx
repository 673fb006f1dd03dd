import { useEffect, useState } from 'preact/hooks'
import { sectionLabels, sections } from '../../shared/library/views.ts'
import { codePointLength } from '../../shared/text/code-points.ts'
import { count } from '../../shared/text/plural.ts'
import { Select, TextArea, TextInput } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'

/** The longest excerpt, in characters. */
const longest = 20_000

/** The quoted words, with their count. */
export function TextField({ of, text = '' }: { of: FormFields; text?: string }) {
  const [words, setWords] = useState(of.value('text', text))
  // What was typed before the script came is in the field, not in the state.
  useEffect(() => {
    const area = document.getElementById(of.id('text'))
    if (area instanceof HTMLTextAreaElement) setWords(area.value)
  }, [of.id('text')])
  const length = codePointLength(words.trim())
  return (
    <>
      <TextArea
        of={of}
        name="text"
        label="The words of the report"
        hint="Exactly as printed, without quotation marks around them."
        class="serif"
        rows={9}
        fallback={text}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <p class={length > longest ? 'count is-over' : 'count'}>
        {length === 0 ? 'At most 20,000 characters' : `${count(length, 'character')} of 20,000`}
      </p>
    </>
  )
}

type Place = { section?: string; paragraph?: string | null; page?: number | null }

/** Where in the report the words stand. */
export function PlaceFields({ of, section, paragraph, page }: { of: FormFields } & Place) {
  return (
    <div class="place-fields">
      <Select
        of={of}
        name="section"
        label="Section"
        options={sections.map((value) => [value, sectionLabels[value]] as const)}
        fallback={section ?? 'local-authority'}
      />
      <TextInput
        of={of}
        name="paragraph"
        label="Paragraph"
        optional
        maxLength={20}
        fallback={paragraph ?? ''}
      />
      <TextInput
        of={of}
        name="page"
        label="Page"
        type="number"
        min={1}
        max={9999}
        optional
        fallback={page ? String(page) : ''}
      />
    </div>
  )
}
