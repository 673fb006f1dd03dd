import { expect } from 'vitest'
import type { LiveEvent } from '../../../shared/live/contract.ts'
import type { ModerationState } from '../../../shared/moderation/states.ts'
import type { Visitor } from '../../support/visitor.ts'
import { leads, type Step } from './steps.ts'
import { type Kind, reword, type Thing } from './things.ts'
import { type Name, signed, type World } from './world.ts'

let counter = 0
const freshWord = () => `marker${++counter}end`
const collection = {
  comment: '/comments',
  annotation: '/annotations',
  contradiction: '/contradictions',
  message: '/messages',
}

function bodyFor({ thread, place, excerpt }: World, kind: Kind, word: string): Record<string, unknown> {
  if (kind === 'comment') return { ...thread, ...signed, source: `I think ${word} of this.` }
  if (kind === 'message') return { source: `I say ${word} of this.` }
  const exact = [...excerpt.text].slice(0, 10).join('')
  if (kind === 'annotation') return { excerpt: excerpt.id, exact, start: 0, end: 10, note: word }
  const ends = ['overall', 'leadership'].map((area) => ({ kind: 'field', document: place.document, area }))
  return { type: 'tone-v-overall', claim: word, ends }
}

const isNew = (act: Step['act']): act is Kind | 'private note' => act in collection || act === 'private note'

/** Takes a step, allowed or not, and keeps the things as they should be after it; answers the one that it changed. */
export async function take(
  world: World,
  { who, act, pick }: Step,
  things: Thing[],
): Promise<Thing | undefined> {
  const thing = things[pick % Math.max(1, things.length)]
  const name = who === 'the author' ? (thing?.author ?? 'Ada') : who
  if (isNew(act)) {
    const made = await write(world, name, act)
    if (made) things.push(made)
    return made
  }
  if (!thing || !isFor(act, thing.kind)) return undefined
  const word = freshWord()
  const sent = await send(world.readers[name].visitor, act, thing, word)
  if (sent.status !== 200) return undefined
  thing.version += 1
  if (act === 'withdraw') thing.withdrawn = true
  else if (act === 'take back') thing.withdrawn = false
  else if (act === 'erase') thing.erased = true
  else if (act === 'publish') thing.state = viewOf(sent.body, thing.kind).view.state
  else if (isEdit(act)) {
    if (viewOf(sent.body, thing.kind).view.pending) thing.pending = word
    else reword(thing, word)
  } else {
    thing.state = leads[act]
    if (act === 'approve' && thing.pending) reword(thing, thing.pending)
  }
  return thing
}

/** Something new by somebody; undefined where it is refused. */
async function write(world: World, author: Name, act: Kind | 'private note'): Promise<Thing | undefined> {
  const words = freshWord()
  const isPrivate = act === 'private note'
  const kind = isPrivate ? 'annotation' : act
  const to = kind === 'message' ? `${world.room}/messages` : collection[kind]
  const body = { ...bodyFor(world, kind, words), ...(isPrivate && { private: true }) }
  const sent = await world.readers[author].visitor.send(to, body)
  if (sent.status !== 200) return undefined
  const { id, view } = viewOf(sent.body, kind)
  // A guest’s private note is refused; whoever kept one for themselves did.
  expect(isPrivate ? ['private'] : ['live', 'held']).toContain(view.state)
  const { version, state } = view
  return {
    kind,
    id,
    author,
    version,
    state,
    withdrawn: false,
    erased: false,
    words,
    pending: null,
    former: [],
  }
}

const isEdit = (act: Step['act']) => act === 'edit' || act === 'edit doubtfully'

/** Contradictions and messages are never edited, and only notes are published. */
const isFor = (act: Step['act'], kind: Kind): boolean =>
  isEdit(act) ? kind === 'comment' || kind === 'annotation' : act !== 'publish' || kind === 'annotation'

function send(
  visitor: Visitor,
  act: Exclude<Step['act'], Kind | 'private note'>,
  thing: Thing,
  word: string,
) {
  const { kind, id, version } = thing
  const address = `${collection[kind]}/${id}`
  const seen = { kind, id, version }
  switch (act) {
    case 'edit':
    case 'edit doubtfully': {
      // A telephone number is asked about, and held where it is sent all the same.
      const words = act === 'edit' ? word : `${word}, on 07700 900123`
      return visitor.send(address, { version, source: words, note: words, insists: true })
    }
    case 'withdraw':
    case 'publish':
      return visitor.send(`${address}/${act}`, { version, insists: true })
    case 'take back':
      return visitor.send(`${address}/restore`, { version, insists: true })
    case 'erase':
      return visitor.send('/moderation/erase', { ...seen, rule: 'private' })
    default:
      return visitor.send('/moderation/decide', { decision: act, things: [seen], rule: 'respect' })
  }
}

type Told = { id: string; view: { state: ModerationState; version: number; pending?: unknown } }

/** What a write told of the thing. */
function viewOf(body: unknown, kind: Kind): Told {
  const { events } = body as { events: LiveEvent[] }
  const event = events.find(({ type }) => type === `${kind}.changed`)
  if (!event) throw new Error(`Nothing was told of the ${kind}: ${JSON.stringify(body)}`)
  return event as unknown as Told
}
