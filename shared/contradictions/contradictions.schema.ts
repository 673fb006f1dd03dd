import { z } from 'zod'
import { passageSchema } from '../annotations/annotations.schema.ts'
import { judgementAreas } from '../library/views.ts'
import { id, insists, operation, optional, text } from '../write.schema.ts'
import { type ContradictionType, contradictionTypes, endRoles } from './views.ts'

const types = Object.keys(contradictionTypes) as [ContradictionType, ...ContradictionType[]]

const passageEnd = passageSchema.extend({ kind: z.literal('passage'), role: optional(z.enum(endRoles)) })
const fieldEnd = z.object({ kind: z.literal('field'), document: id, area: z.enum(judgementAreas) })

/**
 * `POST /contradictions`. As form fields: `ends[0][kind]=passage`, `ends[0][excerpt]`, `ends[0][exact]`,
 * `ends[1][kind]=field`, `ends[1][document]`, `ends[1][area]=overall`.
 */
export const proposeSchema = z.object({
  operation,
  type: z.enum(types, 'Please choose what kind of contradiction it is.'),
  claim: text(400, 'Please say in one sentence what contradicts what.'),
  ends: z
    .array(z.discriminatedUnion('kind', [passageEnd, fieldEnd]))
    .min(2, 'A contradiction has two ends.')
    .max(6),
  /** The live session that it is proposed in. */
  session: optional(id),
  insists,
})
export type Propose = z.output<typeof proposeSchema>
