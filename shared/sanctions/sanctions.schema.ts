import { z } from 'zod'
import { nextPath } from '../accounts/accounts.schema.ts'
import { houseRuleCodes } from '../moderation/house-rules.ts'
import { day, id, operation, optional, text } from '../write.schema.ts'

const rule = z.enum(houseRuleCodes, 'Please choose the rule.')
const reason = text(300, 'Please say why.')
const note = optional(text(2_000, 'Please write something first.'))

/** `POST /people/:id/warn`: the message is for the person, who reads it before they write again. */
export const warnSchema = z.object({ operation, rule, message: text(2_000, 'Please write the message.') })
export type Warn = z.output<typeof warnSchema>

/** `POST /people/:id/note`: for moderators alone. */
export const noteSchema = z.object({ operation, note: text(2_000, 'Please write something first.') })
export type Note = z.output<typeof noteSchema>

/** `POST /people/:id/suspend`: from the beginning of the day `until` they may write again. */
export const suspendSchema = z.object({ operation, rule, reason, until: day, note })
export type Suspend = z.output<typeof suspendSchema>

/** `POST /people/:id/ban`: the reason is told to the person when they try to log in. */
export const banSchema = z.object({ operation, rule, reason, note })
export type Ban = z.output<typeof banSchema>

/** `POST /people/:id/lift`: takes back one sanction, or one note. */
export const liftSchema = z.object({ operation, sanction: id })
export type Lift = z.output<typeof liftSchema>

/** `POST /account/warning`: the warning was read; on to where the person was. */
export const acknowledgeSchema = z.object({ operation, warning: id, next: nextPath })
export type Acknowledge = z.output<typeof acknowledgeSchema>
