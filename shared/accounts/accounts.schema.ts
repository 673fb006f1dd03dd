import { z } from 'zod'
import { operation, optional } from '../write.schema.ts'
import { accountRoles } from './views.ts'

/** A name as people write it under what they say. */
export const personName = z
  .string()
  .transform((raw) => raw.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((words) => words.length >= 2 && words.length <= 60, 'A name has 2 to 60 characters.')
  .refine(
    (words) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]*$/u.test(words),
    'A name is made of letters, figures, spaces, dots and hyphens.',
  )

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Please give an e-mail address.').max(254))

/** A path of ours to return to; anything else becomes the front page. */
export const nextPath = z
  .string()
  .max(2_000)
  .refine((path) => /^\/(?![/\\])[^\\\s]*$/.test(path))
  .catch('/')

const newPassword = z.string().min(10, 'A password has at least 10 characters.').max(200)
/** The one there is, asked again before anything changes that others could take an account over with. */
const password = z.string().min(1, 'Please give your password.').max(200)

/** `POST /register`. `invitation` is the token of the one-time link that makes the first admin. */
export const registerSchema = z.object({
  name: personName,
  email: emailAddress,
  password: z.string().min(10, 'A password has at least 10 characters.').max(200),
  invitation: optional(z.string().max(200)),
  next: nextPath,
})
export type Register = z.output<typeof registerSchema>

/** `POST /log-in`. `login` is an e-mail address or a name. */
export const logInSchema = z.object({
  login: z.string().trim().min(1, 'Please give your name or e-mail address.').max(254),
  password,
  next: nextPath,
})
export type LogIn = z.output<typeof logInSchema>

/** `POST /people/:id/role`. */
export const setRoleSchema = z.object({ role: z.enum(accountRoles, 'Please choose a role.') })

/** `POST /account/name`, `/account/email`, `/account/password`: each asks for the password there is. */
export const changeNameSchema = z.object({ operation, name: personName, password })
export type ChangeName = z.output<typeof changeNameSchema>
export const changeEmailSchema = z.object({ email: emailAddress, password })
export type ChangeEmail = z.output<typeof changeEmailSchema>
export const changePasswordSchema = z.object({ newPassword, password })
export type ChangePassword = z.output<typeof changePasswordSchema>

/** `POST /forgotten`, and `POST /forgotten/:token` by the link that was mailed then. */
export const forgottenSchema = z.object({ email: emailAddress })
export const setNewPasswordSchema = z.object({ newPassword })

/** `POST /account/delete`: what becomes of one's words. `keep`: they stay, under "Former member". */
export const deleteAccountSchema = z.object({
  operation,
  words: z.enum(['keep', 'erase'], 'Please choose what is to become of what you wrote.'),
  password,
})
export type DeleteAccount = z.output<typeof deleteAccountSchema>
