import { z } from 'zod'
import { grades } from '../library/grades.ts'

/** Why a line deserves a person's eye. The code is stable; the message says what to do, in plain words. */
const problemCodes = [
  'title-missing',
  'no-entries',
  'several-posts',
  'authority-unknown',
  'date-missing',
  'date-impossible',
  'date-month-first',
  'date-incomplete',
  'date-in-future',
  'grade-missing',
  'grade-twice',
  'grade-for-another',
  'remark-missing',
  'silence-with-words',
  'word-altered',
  'bracket-unclosed',
  'entry-twice',
  'comments-counted-otherwise',
  'nesting-unclear',
] as const

const grade = z.enum(grades)
/** 1 for the first line of the text that was read. */
const line = z.int().min(1)
/** In Unicode code points. */
const position = z.int().min(0)

const problem = z.strictObject({ code: z.enum(problemCodes), line, message: z.string() })

/** Text that is in no entry, with the reason in plain words. */
const setAside = z.strictObject({ text: z.string(), line, reason: z.string() })

const link = z.strictObject({
  /** What the link is about: "the advice that inspectors were given". */
  label: z.string(),
  /** Null where the paste lost the address ("can be found HERE"). */
  url: z.string().nullable(),
  asPasted: z.string(),
  line,
})

const section = z.strictObject({
  section: z.enum(['local-authority', 'lscb']),
  /** `silence` is the editor's statement that there is no remark, and never a quotation. */
  kind: z.enum(['quotation', 'silence']),
  /** NFC; verbatim but for white space at the ends of lines, with the editor's notes taken out. */
  text: z.string(),
  /** The same words with the editor's notes still in them, brackets and all. */
  asPasted: z.string(),
  /** What stood in square brackets, without them, in order. */
  editorNotes: z.array(z.string()),
  /** Where each of `editorNotes` stood: a position in `text`, in code points. */
  notePositions: z.array(position),
  /** The words that opened the section ("Regarding the LSCB"); null where none did. */
  heading: z.string().nullable(),
  line,
})

const overall = z.strictObject({
  grade,
  /** The grade's own words: "REQUIRES IMPROVEMENT". */
  printed: z.string(),
  /** The whole phrase: "OVERALL KENT IS RATED GOOD". */
  asPasted: z.string(),
})

const reinspection = z.strictObject({
  /** The note as pasted, without its brackets. */
  note: z.string(),
  /** The grade the authority had before; null where the note names none, or more than one. */
  previousGrade: grade.nullable(),
})

const entry = z.strictObject({
  /** 1 for the first entry. */
  order: z.int().min(1),
  /** Null when the name is nobody's, with a problem that says so. `asPasted` is the name alone. */
  authority: z.strictObject({ slug: z.string(), name: z.string(), asPasted: z.string() }).nullable(),
  /** The whole header line as pasted. */
  headerAsPasted: z.string(),
  /** Publication date; null when missing or not to be trusted, with a problem that says why. */
  date: z.iso.date().nullable(),
  /** Empty when there is none. */
  dateAsPasted: z.string(),
  /** Where the header stands. */
  line,
  sections: z.array(section),
  overall: overall.nullable(),
  reinspection: reinspection.nullable(),
  /** Address of the report, where the entry gives one. */
  sourceUrl: z.string().nullable(),
  problems: z.array(problem),
})

const comment = z.strictObject({
  authorName: z.string(),
  /** It carried the badge "Post author". */
  isPostAuthor: z.boolean(),
  /** 0 for a thought on the post itself. */
  depth: z.int().min(0),
  /** Index in `comments` of the one it answers; null at depth 0. */
  parent: z.int().min(0).nullable(),
  /** NFC plain text; a blank line parts paragraphs where the paste had one. */
  text: z.string(),
  /** Day and time as the page wrote them; empty when it didn't. */
  dateAsPasted: z.string(),
  line,
})

/**
 * What the importer understood of a post, for a person to look over before anything is saved. It is only
 * shown, never trusted: to confirm, a client sends the raw text again with the `fingerprint` of what it saw,
 * and the server parses that text itself. `problems` holds every problem in order of lines, those of the
 * entries included; `ignored` and `unread` keep whatever became part of nothing.
 */
export const importPreviewSchema = z.strictObject({
  format: z.enum(['text', 'html', 'wxr']),
  title: z.string(),
  /** A blank line parts paragraphs. */
  introduction: z.string(),
  links: z.array(link),
  entries: z.array(entry),
  comments: z.array(comment),
  /** Known furniture of the page, such as its comment form. */
  ignored: z.array(setAside),
  /** What nobody could read: for the review tray. */
  unread: z.array(setAside),
  problems: z.array(problem),
  /** Sixteen hexadecimal digits, the same for the same words whatever their white space and quotation marks. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
})

export type ImportPreview = z.infer<typeof importPreviewSchema>
export type ImportEntry = z.infer<typeof entry>
export type ImportSection = z.infer<typeof section>
export type ImportComment = z.infer<typeof comment>
export type ImportLink = z.infer<typeof link>
export type ImportProblem = z.infer<typeof problem>
export type ProblemCode = (typeof problemCodes)[number]
export type SetAside = z.infer<typeof setAside>
