import type { discussedLibrary } from './discussed.ts'

type Places = Awaited<ReturnType<typeof discussedLibrary>>

/** A page: what it is, who may see it (null: a guest), its address, and the status where that isn't 200. */
export type PageOf = [what: string, who: string | null, path: (at: Places) => string, status?: number]

/** Every page there is, for somebody who may see it; those that differ by reader for several. */
export const everyPage: PageOf[] = [
  ['home', null, () => '/'],
  ['home', 'Ada', () => '/'],
  ['a digest', null, (at) => at.digestPath],
  ['a digest', 'Ben', (at) => at.digestPath],
  ['a document', null, (at) => at.documentPath],
  ['a document', 'Ben', (at) => at.documentPath],
  ['a document', 'Ada', (at) => at.documentPath],
  ['a document that nobody has written about', null, (at) => at.ownPath],
  ['the authorities', null, () => '/authorities'],
  ['an authority', null, () => '/authorities/derby'],
  ['the contradictions', null, () => '/contradictions'],
  ['logging in', null, (at) => `/log-in?next=${at.documentPath}`],
  ['registering', null, () => '/register'],
  ['posting an excerpt', 'Ben', () => '/documents/new'],
  ['editing an excerpt', 'Ben', (at) => `/excerpts/${at.own}/edit`],
  ['annotating', 'Ben', (at) => `/excerpts/${at.excerpt}/annotate`],
  ['editing a note', 'Ben', (at) => `/annotations/${at.annotation}/edit`],
  ['proposing a contradiction', 'Ben', (at) => `${at.documentPath}/contradictions/new`],
  ['answering', 'Ben', (at) => `/comments/${at.comment}/reply`],
  ['editing a thought', 'Ben', (at) => `/comments/${at.comment}/edit`],
  ['quoting', 'Ben', (at) => `/comments/${at.comment}/reply?quote=1`],
  ['the wordings of a thought', null, (at) => `/comments/${at.reworded}/history`],
  ['one’s drafts', 'Ben', () => '/drafts'],
  ['importing', 'Ada', () => '/import'],
  ['the people', 'Ada', () => '/people'],
  ['a person', null, (at) => `/people/${at.ben}`],
  ['a person, with all that is known', 'Ada', (at) => `/people/${at.ben}`],
  ['one’s own account', 'Ben', () => '/account'],
  ['the health of the counts', 'Ada', () => '/admin/health'],
  ['the queue', 'Ada', () => '/moderation'],
  ['what was decided', 'Ada', () => '/moderation?queue=decided'],
  ['a card of the queue', 'Ada', (at) => `/moderation/comment/${at.comment}?decide=remove`],
  ['the word lists', 'Ada', () => '/moderation/word-lists?try=Casino+07700+900123&as=guest'],
  ['reporting', null, (at) => `/flag/comment/${at.comment}`],
  ['reporting', 'Ada', (at) => `/flag/annotation/${at.annotation}`],
  ['the house rules', null, () => '/rules'],
  ['the record of moderation', null, () => '/moderation/record'],
  ['the record of moderation', 'Ada', () => '/moderation/record'],
  ['a decision about one’s own words', 'Ben', (at) => `/appeals/comment/${at.comment}`],
  [
    'a decision looked over',
    'Ada',
    (at) => `/moderation/review?decision=remove&things=comment+${at.comment}+1`,
  ],
  ['asking for a link to one’s comments as a guest', null, () => '/guest'],
  ['the outbox', 'Ada', () => '/admin/outbox'],
  ['nothing', null, () => '/there/is/nothing/here', 404],
  ['what is not allowed', 'Ben', () => '/import', 403],
]
