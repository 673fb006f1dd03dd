import { z } from 'zod'
import { id, operation, optional, text } from '../write.schema.ts'
import { houseRuleCodes } from './house-rules.ts'
import { moderatedKinds } from './states.ts'

/** `POST /flags`: somebody thinks that something breaks a rule of the house. */
export const flagSchema = z.object({
  operation,
  kind: z.enum(moderatedKinds),
  id,
  rule: z.enum(houseRuleCodes, 'Please choose the rule that you think it breaks.'),
  detail: optional(text(500, 'Please write something first.')),
})
export type MakeFlag = z.output<typeof flagSchema>

/** `POST /flags/:id/retract` */
export const retractFlagSchema = z.object({ operation })
export type RetractFlag = z.output<typeof retractFlagSchema>
