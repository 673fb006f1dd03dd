import type { PageState } from '../../shared/live/state.ts'
import { count } from '../../shared/text/plural.ts'
import { saySpan } from '../../shared/text/spans.ts'
import { away } from './absence.ts'
import { announce } from './announce.ts'
import { type Inbox, reveal, setAside } from './inbox.ts'
import type { Store } from './store.ts'

/** What happened while a reader was away, besides what was added and waits. */
export type Away = {
  /** Milliseconds since 1970. */
  from: number
  to: number
  /** Blind rounds that were revealed: their ids and numbers. */
  rounds: { id: string; number: number }[]
  /** Texts that were edited, by id. */
  texts: string[]
  /** Comments that came; they wait where they stand, as always. */
  comments: number
  /** Whether the session of this page has ended. */
  ended: boolean
}

/** Something that others added and that waits; the oldest first. */
export type Added = {
  kind: (typeof setAside)[number]
  id: string
  by: string
  /** What it is about, in plain words; '' for a message. */
  words: string
}

/**
 * From here on, until all is caught up, what others add waits to be asked for, and the rest is remembered to be told.
 * Two absences of which the first was not looked at are one.
 */
export function comeBack(store: Store, from: number, to: number): void {
  const told = away.get()
  let news: Away = told ? { ...told, to } : { from, to, rounds: [], texts: [], comments: 0, ended: false }
  store.aside = (before, after) => {
    const waits = putAside(before, after)
    news = alsoTold(news, before, waits)
    if (hasNews(news, waits)) {
      away.set(news)
      announce(awayWords(news, waits), 'away')
    }
    return waits
  }
}

/** The same screen with everything that others added set aside. Edits and removals are applied. */
function putAside(before: Inbox, after: Inbox): Inbox {
  const waiting = new Set(after.waiting)
  const { viewer } = after.state
  for (const kind of setAside) {
    const known = before.state.tables[kind]
    for (const thing of Object.values(after.state.tables[kind])) {
      const { id, creator } = thing
      const isOwn = creator.id !== null && creator.id === viewer.id
      // What was taken back before anybody here saw it is no news.
      const isGone = kind === 'message' && 'html' in thing && thing.html === null
      if (!(id in known) && !isOwn && !isGone) waiting.add(id)
    }
  }
  return { ...after, waiting }
}

function alsoTold(news: Away, { state: before, waiting }: Inbox, { state: after, ...inbox }: Inbox): Away {
  const rounds = Object.values(after.tables.round)
    .filter(({ id, state }) => state === 'revealed' && before.tables.round[id]?.state !== 'revealed')
    .map(({ id, number }) => ({ id, number }))
  const texts = Object.values(after.tables.excerpt)
    .filter(({ id, revision }) => revision !== (before.tables.excerpt[id]?.revision ?? revision))
    .map(({ id }) => id)
  const comments = [...inbox.waiting].filter((id) => !waiting.has(id) && id in after.tables.comment)
  return {
    ...news,
    rounds: [...news.rounds, ...rounds],
    texts: [...new Set([...news.texts, ...texts])],
    comments: news.comments + comments.length,
    ended: news.ended || (hasEnded(after) && !hasEnded(before)),
  }
}

const hasEnded = ({ page, tables }: PageState) =>
  page.kind === 'session' && tables.session[page.session]?.state === 'ended'

/** What others added and waits still, the oldest first; ids are made in the order of time. */
export function addedIn({ state: { tables }, waiting }: Inbox): Added[] {
  const added: Added[] = []
  for (const kind of setAside)
    for (const thing of Object.values(tables[kind]))
      if (waiting.has(thing.id))
        added.push({
          kind,
          id: thing.id,
          by: thing.creator.name,
          words: 'target' in thing ? thing.target.quote.exact : 'claim' in thing ? thing.claim : '',
        })
  return added.sort((a, b) => (a.id < b.id ? -1 : 1))
}

const hasNews = (news: Away, inbox: Inbox) => newsOf(news, inbox).length > 0

function newsOf({ rounds, texts, comments, ended }: Away, inbox: Inbox): string[] {
  const added = Object.groupBy(addedIn(inbox), ({ kind }) => kind)
  const counted = [
    [added.annotation?.length, 'mark'],
    [added.contradiction?.length, 'contradiction'],
    [added.message?.length, 'message'],
    [comments, 'thought'],
  ] as const
  return [
    ...counted.flatMap(([n = 0, what]) => (n > 0 ? count(n, what) : [])),
    ...rounds.map(({ number }) => `round ${number} was revealed`),
    ...(texts.length > 0
      ? [`${count(texts.length, 'text')} ${texts.length === 1 ? 'was' : 'were'} edited`]
      : []),
    ...(ended ? ['the session has ended'] : []),
  ]
}

/** “While you were away (10 minutes): 12 marks, 3 messages, round 2 was revealed.” */
export function awayWords(news: Away, inbox: Inbox): string {
  const what = newsOf(news, inbox)
  const span = saySpan(news.to - news.from)
  return `While you were away (${span}): ${what.length > 0 ? what.join(', ') : 'all is shown now'}.`
}

/** Shows what waits, these or all of it; what is no longer to be told goes with it. */
export function showAdded(store: Store, ids: readonly string[]): void {
  store.inbox.set(reveal(store.inbox.get(), ids))
}
