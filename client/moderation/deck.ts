import type { CaseView, QueueFilter, QueueName } from '../../shared/moderation/views.ts'

/** A case as it lies before a moderator. */
export type Card = {
  id: string
  /** As it was when it was laid down: what differs from it has happened since. */
  first: CaseView
  /** With the words that are on the screen: a decision is about these. */
  read: CaseView
  /** As it is; null when nothing is known of it any more. */
  now: CaseView | null
  /** The words that stood there before the moderator asked for the new ones; null when they never changed. */
  before: CaseView | null
}

/** Cards in the order in which they were laid down, which never changes under the reader. */
export type Deck = readonly Card[]
type Table = Readonly<Record<string, CaseView>>

const lay = (view: CaseView): Card => ({ id: view.id, first: view, read: view, now: view, before: null })

/** The cards of these cases, after those that lie there already. */
export function laid(deck: Deck, ids: readonly string[], table: Table): Deck {
  const there = new Set(deck.map(({ id }) => id))
  const more = ids.flatMap((id) => (there.has(id) ? [] : (table[id] ?? [])))
  return more.length === 0 ? deck : [...deck, ...more.map(lay)]
}

/**
 * The deck after what happened meanwhile. New words are not put in place of those being read: the card waits until
 * its reader asks for them.
 */
export function met(deck: Deck, table: Table): Deck {
  let isSame = true
  const next = deck.map((card) => {
    const now = table[card.id] ?? null
    if (now === card.now) return card
    isSame = false
    return { ...card, now, read: now && sameWords(now, card.read) ? now : card.read }
  })
  return isSame ? deck : next
}

/** The deck with this card's words as they are now, and with what they were to compare them with. */
export const reread = (deck: Deck, id: string): Deck =>
  deck.map((card) =>
    card.id === id && card.now && hasNewWords(card) ? { ...card, read: card.now, before: card.read } : card,
  )

const sameWords = (one: CaseView, other: CaseView) => one.html === other.html && one.former === other.former

/** True while the author's new words are not on the screen yet. */
export const hasNewWords = ({ now, read }: Card): boolean => now !== null && !sameWords(now, read)

/** What has become of a card since it was laid down; null while it is still to be decided. */
export type Fate =
  | { what: 'decided'; by: string; decision: NonNullable<CaseView['decided']>['decision'] }
  | { what: 'upheld' | 'overturned' | 'withdrawn' | 'erased' | 'gone' }

export function fateOf({ first, now }: Card): Fate | null {
  if (now === null) return { what: 'gone' }
  const { standing, decided, appeal } = now
  if (standing !== first.standing && (standing === 'withdrawn' || standing === 'erased'))
    return { what: standing }
  if (first.appeal?.outcome === 'open' && appeal && appeal.outcome !== 'open') return { what: appeal.outcome }
  if (decided && decided.at !== first.decided?.at) {
    return { what: 'decided', by: decided.by, decision: decided.decision }
  }
  return null
}

/** What of the table isn't laid down yet and belongs here: it waits behind a count. The longest waiting first. */
export function arrivals(deck: Deck, table: Table, queue: QueueName, filter: QueueFilter): string[] {
  // The newest decisions are one's own and one's colleagues': they don't wait for anybody.
  if (queue === 'decided') return []
  const there = new Set(deck.map(({ id }) => id))
  return Object.values(table)
    .filter((view) => !there.has(view.id) && isIn(queue, view) && fits(filter, view))
    .sort((one, other) => (one.created < other.created ? -1 : Number(one.created > other.created)))
    .map(({ id }) => id)
}

/** Whether something is in a queue: all of it follows from what the thing says of itself. */
export function isIn(
  queue: QueueName,
  { state, standing, former, flags, appeal, decided }: CaseView,
): boolean {
  if (queue === 'decided') return decided !== null
  if (standing === 'withdrawn' || standing === 'erased') return false
  if (queue === 'pending') return state === 'held' || state === 'hidden' || former !== null
  if (queue === 'reported') return flags.length > 0
  if (queue === 'appeals') return appeal?.outcome === 'open'
  return state === 'spam'
}

const fits = ({ kind, author, phase }: QueueFilter, view: CaseView) =>
  (kind === null || view.kind === kind) &&
  (author === null || view.creator.key === author) &&
  (phase === null || view.reasons.some((reason) => reason.phase === phase))
