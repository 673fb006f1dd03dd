import { TriedWords } from '../moderation/TriedWords.tsx'
import { RemovedWords, WordColumn } from '../moderation/WordColumn.tsx'
import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

/** The words that moderation looks for, and a place to try words out; for admins. */
export function WordLists() {
  const { entries, removed, tried } = usePageOf('word-lists')
  const of = useFormFields('add-word')
  const list = of.value('list', 'suspect')
  return (
    <>
      <header class="page-head">
        <h1>Word lists</h1>
        <p class="lede">
          Words that are looked for in everything that is written here, however they are spelled: in other
          alphabets, with digits for letters, with dots or spaces between. What moderators write is not looked
          at.
        </p>
      </header>
      <FormNotice of={of} />
      <WriteForm
        name="add-word"
        action="/moderation/word-lists"
        class="word-form"
        label="Put a word on a list"
      >
        <TextInput
          of={of}
          name="pattern"
          label="Word or phrase"
          hint="A * at the end of a word stands for any more letters: casino* finds casinos."
          maxLength={80}
          autocomplete="off"
        />
        <fieldset class="word-choice" aria-label="Which list">
          <label class="choice">
            <input type="radio" name="list" value="suspect" defaultChecked={list !== 'banned'} />
            Suspect: a moderator reads it first
          </label>
          <label class="choice">
            <input type="radio" name="list" value="banned" defaultChecked={list === 'banned'} />
            Banned: spam when somebody new writes it
          </label>
        </fieldset>
        <button type="submit" class="primary">
          Add
        </button>
      </WriteForm>
      <div class="word-lists">
        <WordColumn list="suspect" entries={entries} />
        <WordColumn list="banned" entries={entries} />
      </div>
      <RemovedWords removed={removed} />
      <TriedWords tried={tried} />
    </>
  )
}
