import { z } from 'zod'
import { id, operation, optional, text, version } from '../write.schema.ts'
import { houseRuleCodes } from './house-rules.ts'
import { type Decision, decisions, moderatedKinds } from './states.ts'

/** A thing as it was seen: a decision on another version of it is refused. */
export const seenThing = z.object({ kind: z.enum(moderatedKinds), id, version })
export type SeenThing = z.output<typeof seenThing>

/** A form's checkboxes send `comment 0123… 4` each; scripts send objects. */
const things = z
  .preprocess(
    (given) =>
      (Array.isArray(given) ? given : [given]).map((each) => {
        if (typeof each !== 'string') return each
        const [kind, id, version] = each.split(' ')
        return { kind, id, version }
      }),
    z.array(seenThing),
  )
  .refine((list) => list.length > 0, 'Please choose at least one.')
  .refine((list) => list.length <= 100, 'Please choose at most a hundred at once.')

const rule = optional(z.enum(houseRuleCodes, 'Please choose the rule.'))
const citesRule = new Set<Decision>(['hide', 'remove', 'spam', 'keep'])

/**
 * `POST /moderation/decide`. One decision has three texts: `publicReason` for the tombstone's rule and the public
 * record, `message` for the author, `note` for moderators alone. `rule` is needed for all that is held against words:
 * to hide or remove them, mark them as spam, or refuse an edit.
 */
export const decideSchema = z
  .object({
    operation,
    decision: z.enum(Object.keys(decisions) as [Decision, ...Decision[]], 'Please choose what is to happen.'),
    things,
    rule,
    publicReason: optional(text(300, 'Please write something first.')),
    message: optional(text(2_000, 'Please write something first.')),
    note: optional(text(2_000, 'Please write something first.')),
  })
  .refine(({ decision, rule }) => rule !== undefined || !citesRule.has(decision), {
    path: ['rule'],
    message: 'Please choose the rule.',
  })
export type Decide = z.output<typeof decideSchema>

/** `GET /api/moderation/impact`, and `GET /moderation/review` for a page that says the same: what `decide` would do. */
export const impactSchema = z.object({
  decision: z.enum(Object.keys(decisions) as [Decision, ...Decision[]], 'Please choose what is to happen.'),
  things,
})

/** `POST /moderation/erase`: the words go for good, everywhere; that it was done stays. */
export const eraseSchema = z.object({
  operation,
  kind: z.enum(moderatedKinds),
  id,
  version,
  rule: z.enum(houseRuleCodes, 'Please choose the rule.'),
  publicReason: optional(text(300, 'Please write something first.')),
  note: optional(text(2_000, 'Please write something first.')),
})
export type Erase = z.output<typeof eraseSchema>

/** `POST /moderation/undo`: puts back what one's own decision did, all of its batch that nobody has touched since. */
export const undoDecisionSchema = z.object({ operation, batch: z.uuid() })
export type UndoDecision = z.output<typeof undoDecisionSchema>

/** `POST /moderation/appeals/:id` judges an appeal; `POST /appeals/:kind/:id` makes one. */
export const appealSchema = z.object({ operation, version, words: text(2_000, 'Please say why.') })
export type MakeAppeal = z.output<typeof appealSchema>
export const judgeAppealSchema = z.object({
  operation,
  version,
  kind: z.enum(moderatedKinds),
  outcome: z.enum(['upheld', 'overturned'], 'Please choose.'),
  answer: text(2_000, 'Please tell the author why.'),
})
export type JudgeAppeal = z.output<typeof judgeAppealSchema>
