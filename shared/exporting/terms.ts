/**
 * What our exports say that the W3C's annotations have no word for. This is the one place where it is said: the JSON-LD
 * context is made of it, and so is the page `/terms`.
 */
export type Term = {
  means: string
  /** What its value is, where that isn't plain words or a thing with terms of its own. */
  value?: 'moment' | 'day' | 'number' | 'yes' | 'address'
  /** True of a list whose order says something. */
  inOrder?: true
  /** What it is said of; absent of what is a type. */
  of?: string
}

const annotation = 'an annotation'
const comment = 'a comment'
const document = 'a document'
const excerpt = 'an excerpt'
const session = 'a live session'
const round = 'a round'

export const terms = {
  Document: { means: 'A report, or anything else that excerpts are taken from.' },
  kind: {
    of: 'a document or an excerpt',
    means: 'Of which kind it is: a report, a survey, guidance; words quoted, a summary.',
  },
  authority: {
    of: document,
    means: 'The local authority that it is about, as in the address of its page here.',
  },
  published: { of: document, value: 'day', means: 'The day on which it was published.' },
  sourceUrl: { of: document, value: 'address', means: 'Where the whole of it can be read.' },
  reinspection: { of: document, means: 'What it says of a re-inspection, as printed.' },
  judgements: { of: document, inOrder: true, means: 'Its grades.' },
  area: { of: 'a grade', means: 'What was graded, as overall.' },
  printed: { of: 'a grade', means: 'The grade in the words that were printed.' },
  grade: { of: 'a grade', means: 'The same as one of a short list, by which grades can be compared.' },
  previous: { of: 'a grade', means: 'The grade that was given before.' },
  excerpts: { of: document, inOrder: true, means: 'What is quoted of it, in reading order.' },
  section: { of: excerpt, means: 'The chapter that it stands in.' },
  paragraph: { of: excerpt, means: 'The number of its paragraph, as printed.' },
  page: { of: excerpt, value: 'number', means: 'The page that it is on.' },
  editorNotes: {
    of: excerpt,
    inOrder: true,
    means: 'What was put between brackets in the quotation, apart from its words.',
  },
  revisions: {
    of: excerpt,
    inOrder: true,
    means: 'Every wording that it has had here, the first one first.',
  },
  revision: { of: 'a wording', value: 'number', means: 'Its number, from 1.' },
  text: { of: 'a wording', means: 'The words themselves, in Unicode NFC: what selectors count in.' },
  annotations: {
    of: document,
    inOrder: true,
    means: 'Marks and notes on its words, in the order they were made.',
  },
  contradictions: {
    of: document,
    inOrder: true,
    means: 'What contradicts what, and how each of them stands.',
  },
  comments: {
    of: document,
    inOrder: true,
    means: 'What was said, each answering what it has as its target.',
  },
  closedThreads: {
    of: document,
    means: 'The threads in which nobody can answer any more: under what, since when and why.',
  },
  since: { of: 'a closed thread', value: 'moment', means: 'When it was closed.' },
  reason: { of: 'a closed thread', means: 'Why, as everybody may read it.' },
  retired: {
    of: annotation,
    value: 'moment',
    means: 'When it was set aside, because the words that it was on had changed.',
  },
  edited: {
    of: annotation,
    value: 'moment',
    means: 'When its note was last worded anew, where something else happened to it later.',
  },
  formerTargets: {
    of: annotation,
    inOrder: true,
    means: 'The passages that it was on before it was put on others, the first one first.',
  },
  formerWordings: {
    of: 'an annotation or a comment',
    inOrder: true,
    means: 'What it said before, as far as everybody may read that, the first one first.',
  },
  until: { of: 'what was so before', value: 'moment', means: 'When that ended.' },
  role: {
    of: 'an end of a contradiction; who had a seat in a session',
    means: 'What part it plays, as praise or statistic; as host or member.',
  },
  answersWording: {
    of: comment,
    value: 'number',
    means:
      'Which of the wordings of what it answers it was an answer to, from 1, where that was not the last one.',
  },
  featured: { of: comment, value: 'yes', means: 'That it was put before the others.' },
  byPostAuthor: { of: comment, value: 'yes', means: 'That who wrote it also posted what it is about.' },
  Session: { means: 'A live session, in which people read together.' },
  Round: { means: 'A blind round: until it is revealed nobody sees what others mark.' },
  session: { of: 'what was made in one', means: 'The session itself.' },
  stage: { of: 'a session or a round', means: 'How far it has come, as ended; blind, revealed or dropped.' },
  began: { of: 'a session or a round', value: 'moment', means: 'When it began.' },
  ended: { of: 'a session or a round', value: 'moment', means: 'When it ended.' },
  participants: {
    of: 'a session or a round',
    means: 'Who had a seat; who marked something in the round, or said to be done.',
  },
  agent: { of: 'a seat', means: 'Who had it.' },
  joined: { of: 'a seat', value: 'moment', means: 'When they joined.' },
  rounds: { of: session, inOrder: true, means: 'Its blind rounds.' },
  number: { of: round, value: 'number', means: 'Its number, from 1.' },
  task: { of: round, means: 'What was to be looked for.' },
  marks: {
    of: round,
    value: 'number',
    means: 'How many marks are counted: those whose words stand as they were marked.',
  },
  alpha: {
    of: round,
    value: 'number',
    means: 'How far people agreed: Krippendorff’s alpha, nominal, over the characters of all texts.',
  },
  passages: { of: round, inOrder: true, means: 'Stretches that the same people marked.' },
  markedBy: { of: 'a passage', means: 'Who marked it.' },
} as const satisfies Record<string, Term>

/** Where the terms are told of: to people as a page, to programs as the context. */
export const termsPath = '/terms'

const xsd = 'http://www.w3.org/2001/XMLSchema#'
const types = {
  moment: { '@type': `${xsd}dateTime` },
  day: { '@type': `${xsd}date` },
  number: {},
  yes: {},
  address: { '@type': '@id' },
} as const

/** The context that a program reads them by, with what each of them means. */
export function termsDocument(base: string) {
  const all: [string, Term][] = Object.entries(terms)
  const at = (name: string) => `${base}${termsPath}#${name}`
  const rdfs = 'http://www.w3.org/2000/01/rdf-schema#'
  return {
    '@context': Object.fromEntries(
      all.map(([name, { value, inOrder }]) => [
        name,
        { '@id': at(name), ...(value && types[value]), ...(inOrder && { '@container': '@list' }) },
      ]),
    ),
    '@graph': all.map(([name, { means, of }]) => ({
      '@id': at(name),
      [`${rdfs}label`]: name,
      [`${rdfs}comment`]: of === undefined ? means : `Of ${of}: ${means}`,
    })),
  }
}
