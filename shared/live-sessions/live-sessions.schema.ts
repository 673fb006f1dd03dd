import { z } from 'zod'
import { annotateSchema, passageSchema } from '../annotations/annotations.schema.ts'
import { id, insists, operation, optional, text } from '../write.schema.ts'

const flag = z.preprocess(
  (value) => value === true || value === 'true' || value === 'yes' || value === 'on',
  z.boolean(),
)

/** `POST /sessions`. `on` is `digest:<id>` or `document:<id>`; `planned` an ISO date and time, empty for now. */
export const startSessionSchema = z.object({
  operation,
  on: z.string().regex(/^(?:digest|document):[0-9a-f]{24}$/, 'Please choose what to read together.'),
  title: optional(text(120, 'Please give it a title.')),
  planned: optional(z.iso.datetime({ offset: true, local: true, error: 'Please give the day and time.' })),
})
export type StartSession = z.output<typeof startSessionSchema>

/** `POST /sessions/:id/{join,begin,end}`. */
export const sessionStepSchema = z.object({ operation })
export type SessionStepBody = z.output<typeof sessionStepSchema>

/** The round that the person saw: what comes late is no word about the next one. None for whichever is on. */
const round = optional(id)

/** `POST /sessions/:id/{reveal,drop}`. */
export const endRoundSchema = z.object({ operation, round })
export type EndRound = z.output<typeof endRoundSchema>

/** `POST /sessions/:id/annotations`. `round`: the blind round that it was begun in; none where none was on. */
export const markSchema = annotateSchema.extend({ round })
export type Mark = z.output<typeof markSchema>

/** `POST /sessions/:id/done`: that one is done with the round, unless `on` says that one isn’t. */
export const doneSchema = z.object({
  operation,
  round,
  on: z.preprocess((value) => value ?? true, flag),
})
export type SayDone = z.output<typeof doneSchema>

/** `POST /sessions/:id/lead` and `/hand`. */
export const switchSchema = z.object({ operation, on: flag })
export type Switch = z.output<typeof switchSchema>

/** `POST /sessions/:id/task`, where empty words clear it, and `/rounds`, whose task it becomes. */
export const taskSchema = z.object({ operation, words: optional(text(300, 'Please write the task.')) })
export type SetTask = z.output<typeof taskSchema>

/** `POST /sessions/:id/timer`; no seconds clear it. */
export const timerSchema = z.object({
  operation,
  seconds: optional(
    z.coerce.number().int().min(10, 'Ten seconds at least.').max(7_200, 'Two hours at most.'),
  ),
})
export type SetTimer = z.output<typeof timerSchema>

/** `POST /sessions/:id/spotlight`; without a passage it goes out. */
export const spotlightSchema = z.object({ operation }).extend(passageSchema.partial().shape)
export type SetSpotlight = z.output<typeof spotlightSchema>

/** `POST /sessions/:id/seats/:person`. */
export const seatSchema = z.object({
  operation,
  role: optional(z.enum(['cohost', 'member'])),
  muted: optional(flag),
  lowerHand: optional(flag),
})
export type ChangeSeat = z.output<typeof seatSchema>

/** `POST /sessions/:id/messages`: little markup. */
export const messageSchema = z.object({
  operation,
  insists,
  source: text(2_000, 'Please write something first.'),
})
export type SendMessage = z.output<typeof messageSchema>

/** `POST /sessions/:id/notes`: a step of the shared notes, a Yjs update in base64, 48 kB at most. */
export const jottingSchema = z.object({ operation, update: z.base64().min(1).max(64_000) })
export type Jot = z.output<typeof jottingSchema>

/** `POST /sessions/:id/notes/line`, for a form without script: a paragraph at the end. */
export const noteLineSchema = z.object({ operation, line: text(2_000, 'Please write something first.') })
export type AddLine = z.output<typeof noteLineSchema>
