import { z } from 'zod'
import { emailAddress, personName } from '../accounts/accounts.schema.ts'
import { id, operation, optional, version } from '../write.schema.ts'

const wrongSite = 'Please give the address of a web page, such as https://example.org, or leave this empty.'

/** A guest's own page. `example.org` is taken for `https://example.org/`; nothing but http and https is let through. */
const site = z
  .string()
  .trim()
  .max(200, wrongSite)
  .transform((given) => (/^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`))
  .refine((given) => URL.canParse(given), wrongSite)
  .transform((given) => (URL.canParse(given) ? new URL(given) : null))
  .refine((url) => url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.'), wrongSite)
  .refine((url) => url?.username === '' && url.password === '', wrongSite)
  .transform((url) => url?.href ?? '')

const yes = z.preprocess((value) => value === true || value === 'yes', z.boolean())

/** What somebody without an account signs a comment with; those who have one send none of it. */
export const guestFields = {
  guestName: optional(personName),
  guestEmail: optional(emailAddress),
  guestSite: optional(site),
  /** Whether they want to hear of answers by mail. */
  guestAnswers: optional(yes),
  /** People don't see this field; programs that fill in everything do. */
  guestSubject: optional(z.string().max(1_000)),
}

/** `POST /guest`: asks for a new link. */
export const askForLinkSchema = z.object({ email: emailAddress })

/** `POST /my-comments/mails`. */
export const setMailsSchema = z.object({ answers: yes })

/** `POST /my-comments/:id/withdraw` and `/restore`. */
export const ownStepSchema = z.object({ operation, version })

/** `POST /my-comments/erase`: nothing of it comes back, so it wants a tick. */
export const eraseOwnSchema = z.object({
  operation,
  sure: z
    .preprocess((value) => value === true || value === 'yes', z.boolean())
    .refine((sure) => sure, 'Please tick this to say that everything is to be erased.'),
})

/** `POST /my-comments/claim`: makes a guest's comments those of the account that is logged in. */
export const claimSchema = z.object({ operation, guest: id })
