import type { ComponentChildren } from 'preact'
import type { PersonFile } from '../../shared/people/views.ts'
import { Select, TextArea, TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { type FormFields, useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { ruleChoices } from './rules.ts'

type Form = { person: string; file: PersonFile }

/** What the viewer may do about a person: each a form that opens, so that nothing is done by a slip. */
export function SanctionForms({ person, file }: Form) {
  const may = (kind: PersonFile['may'][number]) => file.may.includes(kind)
  if (file.may.length === 0) return null
  return (
    <div class="sanction-forms">
      {may('note') && <NoteForm person={person} />}
      {may('warning') && <WarnForm person={person} />}
      {may('suspension') && <SuspendForm person={person} file={file} />}
      {may('ban') && <BanForm person={person} />}
    </div>
  )
}

function Fold({ of, title, children }: { of: FormFields; title: string; children: ComponentChildren }) {
  return (
    <details open={of.back !== null}>
      <summary>{title}</summary>
      <FormNotice of={of} />
      {children}
    </details>
  )
}

const Rule = ({ of }: { of: FormFields }) => (
  <Select of={of} name="rule" label="The rule" options={ruleChoices} fallback="" />
)
const Reason = ({ of, hint }: { of: FormFields; hint: string }) => (
  <TextInput of={of} name="reason" label="Why" hint={hint} maxLength={300} />
)
const ForModerators = ({ of }: { of: FormFields }) => (
  <TextArea of={of} name="note" label="Note for moderators" rows={2} maxLength={2_000} optional />
)

function NoteForm({ person }: { person: string }) {
  const of = useFormFields('note-person')
  return (
    <Fold of={of} title="Write a note">
      <WriteForm name="note-person" action={`/people/${person}/note`} class="stacked">
        <TextArea
          of={of}
          name="note"
          label="Note"
          hint="Moderators alone read it."
          rows={3}
          maxLength={2_000}
        />
        <Send>Keep the note</Send>
      </WriteForm>
    </Fold>
  )
}

function WarnForm({ person }: { person: string }) {
  const of = useFormFields('warn-person')
  return (
    <Fold of={of} title="Warn">
      <WriteForm name="warn-person" action={`/people/${person}/warn`} class="stacked">
        <Rule of={of} />
        <TextArea
          of={of}
          name="message"
          label="Message"
          hint="It stands above every page for them, and they say that they have read it before they write again."
          rows={4}
          maxLength={2_000}
        />
        <Send>Send the warning</Send>
      </WriteForm>
    </Fold>
  )
}

function SuspendForm({ person, file }: Form) {
  const of = useFormFields('suspend-person')
  const most = file.mostDays > 366 ? 'ten years' : `${file.mostDays} days`
  return (
    <Fold of={of} title="Suspend until a date">
      <WriteForm name="suspend-person" action={`/people/${person}/suspend`} class="stacked">
        <Rule of={of} />
        <Reason of={of} hint="They are told. They can still read, withdraw, appeal and export." />
        <TextInput
          of={of}
          name="until"
          label="Until"
          hint={`From this day on they may write again; at most ${most} from now.`}
          type="date"
        />
        <ForModerators of={of} />
        <Send>Suspend</Send>
      </WriteForm>
    </Fold>
  )
}

function BanForm({ person }: { person: string }) {
  const of = useFormFields('ban-person')
  return (
    <Fold of={of} title="Ban">
      <WriteForm name="ban-person" action={`/people/${person}/ban`} class="stacked">
        <Rule of={of} />
        <Reason of={of} hint="They are told when they try to log in. Every log-in of theirs ends at once." />
        <ForModerators of={of} />
        <Send>Ban</Send>
      </WriteForm>
    </Fold>
  )
}

const Send = ({ children }: { children: ComponentChildren }) => (
  <p class="form-actions">
    <button type="submit">{children}</button>
  </p>
)
