import { Problem } from '../platform/http/problem.ts'
import * as cases from './case.pages.ts'
import * as comments from './comments.pages.ts'
import * as contradictions from './contradictions.pages.ts'
import * as flags from './flags.pages.ts'
import * as following from './following.pages.ts'
import * as guests from './guests.pages.ts'
import type { Loader } from './loading.ts'
import * as moderation from './moderation.pages.ts'
import * as notes from './notes.pages.ts'
import * as people from './people.pages.ts'
import * as reading from './reading.pages.ts'
import * as story from './session-story.pages.ts'
import * as sessions from './sessions.pages.ts'
import * as threads from './threads.pages.ts'
import * as words from './word-lists.pages.ts'
import * as writing from './writing.pages.ts'

/** Every page's address. The first that fits is taken. */
const addresses: [string, Loader][] = [
  ['/', reading.home],
  ['/digests/:slug', reading.digest],
  ['/documents/new', writing.postExcerpt],
  ['/documents/import', notes.importDocument],
  ['/documents/:slug', reading.document],
  ['/documents/:slug/print', notes.printable],
  ['/documents/:slug/contradictions/new', writing.proposeContradiction],
  ['/excerpts/:id/edit', writing.editExcerpt],
  ['/excerpts/:id/annotate', writing.annotate],
  ['/annotations/:id/edit', writing.editAnnotation],
  ['/annotations/:id/history', writing.ofAnnotation],
  ['/authorities', reading.authorities],
  ['/authorities/:slug', reading.authority],
  ['/contradictions', contradictions.contradictions],
  ['/sessions', sessions.sessions],
  ['/sessions/new', sessions.newSession],
  ['/sessions/:id', sessions.session],
  ['/sessions/:id/summary', story.summary],
  ['/sessions/:id/replay', story.replay],
  ['/comments/:id', threads.comment],
  ['/comments/:id/thread', threads.branch],
  ['/comments/:id/reply', writing.reply],
  ['/comments/:id/edit', writing.editComment],
  ['/comments/:id/history', comments.history],
  ['/drafts', comments.drafts],
  ['/import', writing.importPage],
  ['/people', people.people],
  ['/people/guests', people.guests],
  ['/people/guests/:id', people.guest],
  ['/people/:id', people.person],
  ['/account', people.account],
  ['/admin/health', people.healthPage],
  ['/moderation', moderation.moderation],
  ['/moderation/record', moderation.record],
  ['/moderation/word-lists', words.wordLists],
  ['/moderation/review', moderation.review],
  ['/moderation/:kind/:id', cases.oneCase],
  ['/rules', moderation.rules],
  ['/tags', notes.tags],
  ['/terms', notes.terms],
  ['/flag/:kind/:id', flags.flag],
  ['/appeals/:kind/:id', moderation.appeal],
  ['/notifications', following.notifications],
  ['/notifications/mail/:token', following.stopMail],
  ['/threads/:kind/:id/tools', following.threadTools],
  ['/comments/:id/tools', following.commentTools],
  ['/moderation/redact/:kind/:id', following.redact],
  ['/forgotten', guests.forgotten],
  ['/forgotten/:token', guests.newPassword],
  ['/guest', guests.askForLink],
  ['/guest/:token', guests.openLink],
  ['/my-comments', guests.myComments],
  ['/admin/outbox', guests.outbox],
  ['/admin/outbox/:id', guests.outbox],
  ['/log-in', writing.logIn],
  ['/register', writing.register],
]

export const pageAddresses = addresses.map(([address]) => address)

const routes = addresses.map(([address, load]) => ({
  names: [...address.matchAll(/:(\w+)/g)].map(([, name]) => name as string),
  pattern: new RegExp(`^${address.replace(/:\w+/g, '([^/]+)')}/?$`),
  load,
}))

/** The loader for a path, and what stands in its places. @throws {Problem} `not-found` */
export function routeOf(path: string): { load: Loader; params: Record<string, string> } {
  for (const { names, pattern, load } of routes) {
    const match = pattern.exec(path)
    if (match)
      return {
        load,
        params: Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1])])),
      }
  }
  throw new Problem('not-found')
}

function decode(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    throw new Problem('not-found')
  }
}
