import { type TagView, tagColours } from '../../shared/tags/views.ts'
import { usePage } from '../live/store.ts'
import { Select, TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { type FormFields, useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** The vocabulary of tags: for everybody to read, for moderators to extend. */
export function Tags() {
  const { tags } = usePageOf('tags')
  const mayChange = usePage().viewer.may.includes('moderate')
  const of = useFormFields('add-tag')
  const [offered, others] = [tags.filter((tag) => tag.offered), tags.filter((tag) => !tag.offered)]
  return (
    <>
      <link rel="stylesheet" href="/tags.css" />
      <header class="page-head">
        <h1>Tags</h1>
        <p class="lede">
          What notes can be tagged with, so that the same thing is called the same in every report. Each has a
          colour, and letters that say the same without it.
        </p>
      </header>
      {mayChange && (
        <section aria-labelledby="add-tag-heading">
          <h2 id="add-tag-heading">Add a tag</h2>
          <FormNotice of={of} />
          <WriteForm name="add-tag" action="/tags" class="word-form">
            <TextInput
              of={of}
              name="name"
              label="Tag"
              hint="Small letters and hyphens, such as home-visit. It can’t be changed later."
              maxLength={40}
              autocomplete="off"
            />
            <TagLooks of={of} />
            <button type="submit" class="primary">
              Add
            </button>
          </WriteForm>
        </section>
      )}
      <TagList tags={offered} mayChange={mayChange} />
      {others.length > 0 && (
        <section aria-labelledby="others-heading">
          <h2 id="others-heading">No longer offered</h2>
          <TagList tags={others} mayChange={mayChange} />
        </section>
      )}
    </>
  )
}

function TagList({ tags, mayChange }: { tags: readonly TagView[]; mayChange: boolean }) {
  return (
    <ul class="vocabulary">
      {tags.map((tag) => (
        <li key={tag.name} id={`tag-${tag.name}`}>
          <span class="tag" data-tag={tag.name}>
            {tag.name}
          </span>
          <p>{tag.meaning}</p>
          {mayChange && <ChangeTag tag={tag} />}
        </li>
      ))}
    </ul>
  )
}

function ChangeTag({ tag: { name, meaning, colour, mark, offered, version } }: { tag: TagView }) {
  const of = useFormFields('change-tag', { suffix: `-${name}`, isMine: (values) => values.name === name })
  const isOffered = of.back ? of.value('offered') === 'yes' : offered
  return (
    <details open={of.back !== null}>
      <summary>
        Change<span class="sr-only"> {name}</span>
      </summary>
      <FormNotice of={of} />
      <WriteForm name="change-tag" action={`/tags/${name}`} class="word-form" label={`Change ${name}`}>
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="version" value={version} />
        <TagLooks of={of} meaning={meaning} colour={colour} mark={mark} />
        <label class="choice">
          <input type="checkbox" name="offered" value="yes" defaultChecked={isOffered} />
          Offered to who writes a note
        </label>
        <button type="submit">Save</button>
      </WriteForm>
    </details>
  )
}

type Looks = { of: FormFields; meaning?: string; colour?: number; mark?: string }

function TagLooks({ of, meaning = '', colour = 0, mark = '' }: Looks) {
  const colours = tagColours.map((words, at) => [String(at), words] as const)
  return (
    <>
      <TextInput
        of={of}
        name="meaning"
        label="When to use it"
        maxLength={200}
        fallback={meaning}
        autocomplete="off"
      />
      <Select of={of} name="colour" label="Colour" options={colours} fallback={String(colour)} />
      <TextInput
        of={of}
        name="mark"
        label="Letters"
        hint="One or two, for who doesn’t tell the colours apart."
        maxLength={2}
        fallback={mark}
        autocomplete="off"
      />
    </>
  )
}
