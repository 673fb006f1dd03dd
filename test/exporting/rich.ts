import mongoose from 'mongoose'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import type { DocumentExport } from '../../server/exporting/document-export.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { json, send } from '../support/programs.ts'
import { Visitor } from '../support/visitor.ts'

type Made = { events: { type: string; id: string }[] }
export const idOf = ({ events }: Made, kind = '') =>
  events.find(({ type }) => type.endsWith('.changed') && type.startsWith(kind))?.id ?? ''

const anHourAgo = () => new Date(Date.now() - 3_600_000)

/**
 * The sample library after all that can happen to a document has happened to Tower Hamlets: wordings, marks in every
 * state, notes and thoughts that were worded anew, something withdrawn with an answer, a closed thread, a featured
 * thought, a contradiction that is confirmed. On Leeds, Ben's own, he has spoken himself.
 */
export async function richLibrary(url: string) {
  const at = await discussedLibrary(url)
  const ada = await new Visitor(url).logIn('Ada')
  const ben = await new Visitor(url).logIn('Ben')
  const path = at.documentPath
  const tablesNow = async () => (await ada.page(path)).tables
  const excerpt = at.excerpt as string
  const edit = async (from: string, to: string) => {
    const { version, text, section } = (await tablesNow()).excerpt[excerpt]!
    if (!text.includes(from)) throw new Error(`There is no “${from}” in it`)
    await ada.write(`/excerpts/${excerpt}`, { version, section, text: text.replace(from, to) })
  }
  const mark = async (revision: number, exact: string, more = {}) =>
    idOf(await ben.write('/annotations', { excerpt, revision, exact, ...more }))
  const change = async (who: Visitor, id: string, step: string, more = {}) => {
    const version = (await tablesNow()).annotation[id]?.version
    await who.write(`/annotations/${id}${step}`, { version, ...more })
  }

  // A note that is worded anew, and set aside later: each has its own time.
  await Annotations.updateOne({ _id: at.annotation }, { created: anHourAgo() })
  await change(ben, at.annotation, '', { note: 'Settled by **whom**, and when?', tags: 'monitoring' })
  await edit('its methods are called settled', 'its ways are called settled')
  await change(ada, at.annotation, '/retire')
  await edit('', 'Again: ')
  const question = { note: '> A *new* one.\n\n1. first\n2. second', motivation: 'questioning' }
  await mark(3, 'Again:', { ...question, tags: ['monitoring', 'statutory-claim'] })
  // A highlight that is put on other words twice.
  const moved = await mark(3, 'hears from nearly every family')
  for (const [from, to, revision] of [
    ['hears from nearly every family', 'hears from most families', 4],
    ['hears from most families', 'hears from some of the families', 5],
  ] as const) {
    await edit(from, to)
    await change(ben, moved, '/reattach', { revision, exact: to })
  }
  // One that a program brought, with the address by which it is known.
  const target = {
    source: `${url}/excerpts/${excerpt}/revisions/5`,
    selector: { type: 'TextQuoteSelector', exact: 'The inspectors approve' },
  }
  const canonical = 'urn:uuid:8a9b0c1d-2e3f-4a5b-8c6d-7e8f9a0b1c2d'
  await send(ben, 'POST', `${path}/annotations/`, {
    type: 'Annotation',
    bodyValue: 'Why?',
    canonical,
    target,
  })

  const under = { threadKind: 'annotation', threadId: moved }
  const say = async (who: Visitor, source: string, more = {}) =>
    idOf(await who.write('/comments', { ...under, source, ...more }), 'comment')
  const gone = await say(ben, 'Gone.')
  await say(ada, 'Hello @Ben, a "quoted" & <b>bold</b> one.', { parent: gone })
  await ben.write(`/comments/${gone}/withdraw`, { version: 1 })
  // A thought worded anew after others have answered, who answered its former words.
  const worded = await say(ben, 'As I *first* thought.')
  await say(ada, 'I answer that.', { parent: worded })
  await Comments.updateOne({ _id: worded }, { created: anHourAgo() })
  await ben.write(`/comments/${worded}`, { version: 1, source: 'As I think **now**.' })
  await say(ada, 'I answer this.', { parent: worded })
  const featured = { version: (await tablesNow()).comment[worded]?.version, on: true }
  await ada.write(`/comments/${worded}/feature`, featured)

  const [contradiction] = Object.values((await tablesNow()).contradiction)
  await ada.write(`/contradictions/${contradiction?.id}/confirm`, { version: contradiction?.version })
  const ends = [
    { kind: 'passage', excerpt, revision: 5, exact: 'The inspectors approve', role: 'praise' },
    { kind: 'field', document: at.document, area: 'overall' },
  ]
  const claim = 'They <approve> & grade it low: 1 < 2.'
  await ben.write('/contradictions', { type: 'tone-v-overall', claim, ends })
  const lock = { kind: 'annotation', version: 0, on: true, reason: 'All is said.' }
  await ada.write(`/threads/${moved}/lock`, lock)
  await ben.write('/comments', {
    threadKind: 'document',
    threadId: at.ownDocument,
    source: 'Posted by me.',
  })
  return { ...at, ada, ben: ben, moved, retired: at.annotation, ownPath: at.ownPath.split('#')[0] as string }
}

export const exportOf = async (url: string, path: string): Promise<DocumentExport> =>
  json(new Visitor(url).fetch(`${path}/export.jsonld`))

/** Takes everything away that was written: what is imported then meets an empty library. */
export async function clear(): Promise<void> {
  for (const { name } of await mongoose.connection.db!.listCollections().toArray())
    if (!['accounts', 'login-sessions'].includes(name))
      await mongoose.connection.collection(name).deleteMany({})
}

/** How many things there are of every kind that an import makes; whom it is told to comes later. */
export async function countAll(): Promise<Record<string, number>> {
  const names = [
    ...['documents', 'excerpts', 'excerpt-revisions', 'annotations', 'former-targets', 'former-notes'],
    ...['contradictions', 'comments', 'comment-revisions', 'threads', 'origins', 'records'],
  ]
  const counted = names.map(
    async (name) => [name, await mongoose.connection.collection(name).countDocuments()] as const,
  )
  return Object.fromEntries(await Promise.all(counted))
}

/** The same file, as if it came from another site. */
export const asFrom = <T>(exported: T, url: string, elsewhere: string): T =>
  JSON.parse(JSON.stringify(exported).replaceAll(url, elsewhere))

/**
 * All of an export but for what has to differ where it was imported, which is this and nothing else:
 * - addresses: each is numbered in the order in which they come, whatever site it is on;
 * - people have no account there, so they have no address, and their names in what mentions them are no links;
 * - `via` says where it came from.
 */
export function alike(exported: DocumentExport): unknown {
  const { origin } = new URL(exported.id)
  const numbers = new Map<string, string>()
  const number = (address: string) => {
    const [, place = '', rest = ''] = /^(.*?)((?:\/revisions\/\d+|\/assessment)?)$/.exec(address) ?? []
    if (!numbers.has(place)) numbers.set(place, `address ${numbers.size}`)
    return numbers.get(place) + rest
  }
  const text = JSON.stringify(exported, (key, value) => {
    if (key === 'via') return undefined
    if (value?.type === 'Person') return { type: 'Person', name: value.name }
    if (typeof value !== 'string') return value
    if (value.startsWith(origin)) return number(value)
    if (!value.includes('class="mention"') && key !== 'value') return value
    // What mentions somebody is written by another hand, which names a quotation mark otherwise.
    return value.replace(/<a class="mention"[^>]*>(.*?)<\/a>/g, '$1').replaceAll('&quot;', '"')
  })
  return JSON.parse(text)
}
