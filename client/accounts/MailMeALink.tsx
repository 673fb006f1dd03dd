import type { ComponentChildren } from 'preact'
import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

type Props = { form: string; action: string; title: string; children: ComponentChildren }

/** A page that asks for an e-mail address, to which a link is mailed; the children say what the link is for. */
export function MailMeALink({ form, action, title, children }: Props) {
  const of = useFormFields(form)
  return (
    <div class="narrow">
      <h1>{title}</h1>
      <p class="lede">{children}</p>
      <FormNotice of={of} />
      <WriteForm name={form} action={action} class="stacked">
        <TextInput of={of} name="email" label="E-mail address" type="email" autocomplete="email" />
        <p class="form-actions">
          <button type="submit" class="primary">
            Mail me a link
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
