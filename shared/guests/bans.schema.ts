import { z } from 'zod'
import { houseRuleCodes } from '../moderation/house-rules.ts'
import { day, operation, optional, text } from '../write.schema.ts'

/**
 * `POST /people/guests/:id/ban`: until that day nothing is taken from the guest's e-mail address; without one for good.
 * The reason is told to the guest, the note to moderators alone.
 */
export const banGuestSchema = z.object({
  operation,
  rule: z.enum(houseRuleCodes, 'Please choose the rule.'),
  reason: text(300, 'Please say why.'),
  until: optional(day),
  note: optional(text(2_000, 'Please write something first.')),
})
export type BanGuest = z.output<typeof banGuestSchema>
