import type { ComponentChildren } from 'preact'
import type { AccountView } from '../../shared/people/views.ts'
import { TextInput } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { type FormFields, useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Three small forms, each of which asks for the password there is. */
export function AccountForms({ account }: { account: AccountView }) {
  const [name, email, password] = [
    useFormFields('change-name'),
    useFormFields('change-email'),
    useFormFields('change-password'),
  ]
  return (
    <div class="sanction-forms">
      <Change of={name} form="change-name" action="/account/name" title="Change your name">
        <TextInput
          of={name}
          name="name"
          label="New name"
          hint="It takes the place of the old one beside everything you wrote."
          autocomplete="nickname"
          maxLength={60}
          fallback={account.name}
        />
      </Change>
      <Change of={email} form="change-email" action="/account/email" title="Change your e-mail address">
        <TextInput
          of={email}
          name="email"
          label="New e-mail address"
          type="email"
          autocomplete="email"
          fallback={account.email}
        />
      </Change>
      <Change of={password} form="change-password" action="/account/password" title="Change your password">
        <TextInput
          of={password}
          name="newPassword"
          label="New password"
          hint="At least 10 characters. You are logged out everywhere else."
          type="password"
          autocomplete="new-password"
          minLength={10}
        />
      </Change>
    </div>
  )
}

type ChangeProps = {
  of: FormFields
  form: string
  action: string
  title: string
  children: ComponentChildren
}

function Change({ of, form, action, title, children }: ChangeProps) {
  return (
    <details open={of.back !== null}>
      <summary>{title}</summary>
      <FormNotice of={of} />
      <WriteForm name={form} action={action} class="stacked">
        {children}
        <TextInput
          of={of}
          name="password"
          label="Your password now"
          type="password"
          autocomplete="current-password"
        />
        <p class="form-actions">
          <button type="submit">Save</button>
        </p>
      </WriteForm>
    </details>
  )
}
