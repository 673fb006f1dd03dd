import type { z } from 'zod'
import { Problem } from './problem.ts'

/**
 * The body as the schema's type.
 * @throws {Problem} `invalid`, with every issue and the name of its form field (`ends[0][exact]`).
 */
export function parse<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  throw new Problem('invalid', {
    fields: parsed.error.issues.map((issue) => ({
      field: fieldName(issue.path),
      code: issue.code,
      message: sentence(issue),
    })),
  })
}

const fieldName = (path: PropertyKey[]) =>
  path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('')

/** Our own sentences begin with a capital and end with a full stop; zod's own become one that a person can use. */
function sentence(issue: z.core.$ZodIssue): string {
  if (/[.?]$/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return 'Please fill this in.'
  if (issue.code === 'too_big') return 'This is too long or too large.'
  if (issue.code === 'too_small') return 'This is too short or too small.'
  return 'This does not fit here. Please look at it again.'
}
