/** The two that a screen says by itself, without an answer from the server. */
export const unavailable = {
  status: 503,
  message: 'We cannot save this just now. Nothing is lost: please try again in a moment.',
} as const
export const internal = {
  status: 500,
  message: 'Something went wrong on our side. Nothing you wrote is lost; please try again.',
} as const

/**
 * Every error a person or a program can be answered with: a stable code, its HTTP status and a kind sentence that
 * says what to do next. Server and client share this one list.
 */
export const errors = {
  /** Some fields do not fit; `fields` names each of them. */
  invalid: { status: 422, message: 'Some of this needs another look before it can be saved.' },
  /** The page or thing asked for is not here, or not for this person. */
  'not-found': {
    status: 404,
    message: 'There is nothing at this address. It may have moved or been withdrawn.',
  },
  /** It was there for everybody, and was taken away for good. */
  gone: { status: 410, message: 'What was at this address was taken away.' },
  /** There is something at the address, and this can't be done with it; `Allow` says what can. */
  'not-this-way': { status: 405, message: 'This cannot be done at this address.' },
  /** The body is of a kind that is not read there. */
  'wrong-type': { status: 415, message: 'Please send this as application/ld+json or application/json.' },
  /** The action needs an account; what was written is kept. */
  'log-in-needed': { status: 401, message: 'Please log in to do this. What you wrote is kept for you.' },
  /** The account has no right to this action. */
  'not-allowed': { status: 403, message: 'Your account is not allowed to do this here.' },
  /** The write did not come from one of our own pages. */
  'foreign-origin': {
    status: 403,
    message: 'This form was not sent from our own page. Please open the page and try again.',
  },
  /** The form is older than the login it was made for. */
  'stale-form': {
    status: 403,
    message: 'This form has grown old. What you wrote is kept: please send it again.',
  },
  /** The thing was changed by somebody else since it was shown. */
  'changed-meanwhile': {
    status: 409,
    message: 'This was changed meanwhile. Please look at the new wording before you save.',
  },
  /** `If-Match` names another version than there is. */
  'precondition-failed': { status: 412, message: 'This was changed meanwhile. Please get it again first.' },
  /** The request has to say which version it means. */
  'precondition-needed': { status: 428, message: 'Please say in If-Match which version this is about.' },
  /** The name or e-mail is already in use. */
  'already-taken': { status: 409, message: 'This is already taken. Please choose another.' },
  /** Name, e-mail or password do not match an account. */
  'wrong-login': { status: 401, message: 'The name or password is not right. Please try again.' },
  /** Too many requests from one address or account. */
  'too-many': { status: 429, message: 'That was a lot in a short time. Please wait a minute and try again.' },
  /** The body is larger than we take. */
  'too-large': { status: 413, message: 'This is larger than we can take.' },
  /** The passage quoted does not stand in the text, or stands there more than once. */
  'passage-not-found': {
    status: 422,
    message:
      'These words could not be found in the excerpt exactly once. Please copy them from it, with a few more words around them.',
  },
  /** The undo came too late. */
  'too-late': { status: 409, message: 'It is too late to undo this.' },
  /** The server is stopping or the database can't be reached. */
  unavailable,
  /** The author is asked to look at the words again; sent once more with `insists` they are taken, and held. */
  nudge: {
    status: 422,
    message: 'Please look at this once more before you send it. You can change it, or send it as it is.',
  },
  /** The thread takes no more comments. */
  closed: { status: 403, message: 'This thread is closed. What you wrote is kept here for you to copy.' },
  /** The live session hasn't begun, or has ended. */
  'not-open': {
    status: 409,
    message: 'This session is not open. What you wrote is kept here for you to copy.',
  },
  /** Whoever wants to take part in a session joins it first. */
  'not-joined': { status: 403, message: 'Please join the session first. What you wrote is kept.' },
  /** The session's host muted this person. */
  muted: {
    status: 403,
    message: 'The host has muted you in this session: you can read on. What you wrote is kept here.',
  },
  /** A blind round is on already. */
  'round-is-on': { status: 409, message: 'A round is on already. Please reveal it or drop it first.' },
  /** There is no blind round, or it is over. */
  'no-round': { status: 409, message: 'This round is over.' },
  /** The account may only read for a while. */
  suspended: {
    status: 403,
    message: 'Your account is suspended and can only read for now. What you wrote is kept.',
  },
  /** The account was banned: nobody logs in to it. */
  banned: { status: 403, message: 'This account was closed by the moderators.' },
  /** A moderator's warning is to be acknowledged first. */
  'warning-first': {
    status: 403,
    message: 'A moderator has written to you. Please read it first; what you wrote is kept.',
  },
  /** Another moderator has decided about it since it was shown. */
  'decided-meanwhile': { status: 409, message: 'A colleague has decided about this meanwhile.' },
  /** One's own words, or an appeal against one's own decision. */
  'not-yours-to-judge': { status: 403, message: 'This is for another moderator to decide.' },
  /** A fault of ours. */
  internal,
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

/** One field's problem. `field` is the input's name, `message` a sentence for the person, `code` a stable word. */
export type FieldProblem = { field: string; code: string; message: string }

/** The body of every unsuccessful JSON answer. */
export type ErrorAnswer = { error: { code: ErrorCode; message: string; fields: FieldProblem[] } }
