import { useEffect, useRef, useState } from 'preact/hooks'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Decision, Judged } from '../../shared/moderation/states.ts'
import type { CaseView } from '../../shared/moderation/views.ts'
import { announce } from '../live/announce.ts'
import { send } from '../live/send.ts'
import { useStore } from '../live/store.ts'
import { usePageOf } from '../pages/of-kind.ts'
import { thingOf } from './CaseThings.tsx'
import { arrivals, type Card, type Deck, fateOf, hasNewWords, laid, met, reread } from './deck.ts'
import { type Done, takeBack, tell } from './desk.ts'
import { useTotals } from './use-totals.ts'
import { sayChanged, sayFate, sayRefusal } from './wording.ts'

/** A form that is open: for one card, or for all that are selected. */
export type Open = { id: string | 'selected'; decision: Decision; focus: 'rule' | 'note' }
/** Why a card was left as it was, in a sentence. */
type Refusals = ReadonlyMap<string, string>

/** All that a moderator does at the queue: the cards, what is selected, what is open, what was refused. */
export function useDesk() {
  const store = useStore()
  const { cases, queue, filter, undo } = usePageOf('moderation')
  const { tables, viewer } = store.page.get()
  const [dealt, setDealt] = useState<readonly string[]>(cases)
  const deck = useRef<Deck>([])
  const [open, setOpen] = useState<Open | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Refusals>(new Map())
  const [last, setLast] = useState<Done | null>(undo)
  /** What is being decided about, and the last of these decisions: they are sent one after the other. */
  const sending = useRef(new Set<string>())
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const { totals, count } = useTotals()

  deck.current = met(laid(deck.current, dealt, tables.case), tables.case)
  const cards = deck.current.map((card) => ({ ...card, fate: fateOf(card) }))
  const waiting = arrivals(deck.current, tables.case, queue, filter)
  const chosen = cards.filter(({ id, fate }) => selected.has(id) && fate === null)

  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const { id, fate, read } of cards) {
      if (fate === null) told.current.delete(id)
      else if (!told.current.has(id)) {
        told.current.add(id)
        if (fate.what === 'decided' && fate.by !== viewer.name)
          announce(`${sayFate(fate, viewer.name)}: ${read.creator.name}`)
      }
    }
  })

  /** Puts the author's new words before the reader, who is asked again. */
  function look(id: string) {
    deck.current = reread(deck.current, id)
    // The deck isn't state of its own: something that is has to change for it to be drawn.
    setRefused((was) => new Map(was))
  }

  /** What a decision about these cards was answered. True when nothing was left to look at again. */
  function settle(decision: Judged, about: readonly Card[], answer: WriteAnswer): boolean {
    const { decided } = answer
    if (decided) {
      const done = tell(decision, decided, takeBackLast)
      if (done) setLast(done)
      count(decided.totals)
    }
    const left = decided?.refused ?? []
    refuse(about, new Map(left.map((each) => [each.id, sayRefusal(each)])))
    // A form that was opened meanwhile, about something else, stays.
    const isOver = (id: string) => id === 'selected' || about.some((card) => card.id === id)
    setOpen((was) => (was && isOver(was.id) ? null : was))
    return left.length === 0
  }

  /** Takes these cards out of the selection, but for those that were left as they were: they say why. */
  function refuse(about: readonly Card[], left: Refusals) {
    const ids = new Set(about.map(({ id }) => id))
    setRefused((was) => new Map([...[...was].filter(([id]) => !ids.has(id)), ...left]))
    setSelected((was) => new Set([...was].filter((id) => !ids.has(id) || left.has(id))))
    for (const id of left.keys()) look(id)
  }

  /**
   * Decides at once, or as soon as what was decided before is answered: nobody has to wait to press the next button.
   * True when it was done, false when something is to be looked at first.
   */
  async function decide(decision: Decision, about: readonly Card[]): Promise<boolean> {
    if (about.some(({ id }) => sending.current.has(id)) || askAgain(about)) return false
    const ids = about.map(({ id }) => id)
    for (const id of ids) sending.current.add(id)
    const things = about.map(({ read }) => thingOf(read))
    const turn = line.current.then(() =>
      send(store, { path: '/moderation/decide', body: { decision, things }, form: 'decide' }),
    )
    line.current = turn
    const outcome = await turn
    for (const id of ids) sending.current.delete(id)
    if (outcome.ok) return settle(decision, about, outcome.answer)
    refuse(about, new Map(about.map(({ id }) => [id, outcome.error.message])))
    return false
  }

  /** Where words have changed since they were read, they are shown instead of being decided about. */
  function askAgain(about: readonly Card[]): boolean {
    const changed = about.filter(hasNewWords)
    if (changed.length > 0) refuse(changed, new Map(changed.map(({ id }) => [id, sayChanged])))
    return changed.length > 0
  }

  async function takeBackLast(done: Done) {
    const undone = await takeBack(store, done)
    if (!undone) return
    count(undone.totals)
    setLast((was) => (was?.batch === done.batch ? null : was))
  }

  return {
    cards,
    chosen,
    waiting,
    open,
    setOpen,
    selected,
    refused,
    last,
    totals,
    decide,
    settle,
    refuse,
    askAgain,
    look,
    undo: async () => {
      if (last) await takeBackLast(last)
    },
    select(id: string, isSelected: boolean) {
      setSelected((was) => {
        const next = new Set(was)
        if (isSelected) next.add(id)
        else next.delete(id)
        return next
      })
    },
    selectAll: (all: boolean) =>
      setSelected(new Set(all ? cards.flatMap(({ id, fate }) => (fate ? [] : id)) : [])),
    /** Lays down what waited; answers the first of it. */
    reveal() {
      setDealt([...dealt, ...waiting])
      return waiting[0]
    },
  }
}
export type Desk = ReturnType<typeof useDesk>
export type LaidCard = Desk['cards'][number]
export const readOf = (cards: readonly Card[]): CaseView[] => cards.map(({ read }) => read)
