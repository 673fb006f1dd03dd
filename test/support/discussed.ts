import { randomUUID } from 'node:crypto'
import { Types } from 'mongoose'
import { note as noteOn } from '../../server/sanctions/sanctions.service.ts'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { sampleLibrary } from './library.ts'
import { makePerson } from './people.ts'
import { markInSession, startSession } from './sessions.ts'
import { Visitor } from './visitor.ts'

/** As long as a name may be, and without a place to break it. */
export const longName = 'Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft'.slice(0, 60)

export const claim = 'Warm words for this service, the lowest grade for all of them.'

/**
 * The sample library after people have been at it: on Tower Hamlets two overlapping marks, a contradiction and a branch
 * of five answers; on Leeds an excerpt of Ben's. The digest was read together. Ada is an admin, Ben a member who wrote
 * most of it, and somebody with a very long name the rest. Answers where things are.
 */
export async function discussedLibrary(url: string) {
  const ada = await makePerson('Ada', 'admin')
  await makePerson('Ben')
  await makePerson(longName)
  const library = await sampleLibrary()
  const [ben, long] = await Promise.all([new Visitor(url).logIn('Ben'), new Visitor(url).logIn(longName)])
  const { tables } = await ben.page(library.documentPath)
  const excerpt = Object.keys(tables.excerpt)[0]
  const on = (exact: string) => ({ excerpt, revision: 1, exact })

  const note = { ...on('its methods are called settled'), note: 'Settled by *whom*?', tags: 'monitoring' }
  const annotation = made(await ben.write('/annotations', note), 'annotation')
  await long.write('/annotations', on('called settled and working'))
  const ends = [
    { kind: 'passage', ...on('hears from nearly every family') },
    { kind: 'field', document: library.document, area: 'overall' },
  ]
  await long.write('/contradictions', { type: 'tone-v-overall', claim, ends })

  const thread = { threadKind: 'document', threadId: library.document }
  const source =
    'A **first** thought, and an address: https://example.org/a-very-long-address-that-has-no-place-to-break'
  let comment = made(await ben.write('/comments', { ...thread, source }), 'comment')
  const first = comment
  for (const who of [long, ben, long, ben, long]) {
    comment = made(
      await who.write('/comments', { ...thread, parent: comment, source: 'An answer.' }),
      'comment',
    )
  }

  const text = 'Every family is written to in the spring, and most of them answer.'
  const leeds = {
    authority: 'Leeds',
    published: '2016-03-04',
    section: 'local-authority',
    judgements: {},
    text,
  }
  const posted = await ben.write('/documents', leeds)
  const own = {
    own: made(posted, 'excerpt'),
    ownDocument: made(posted, 'document'),
    ownPath: posted.location,
  }
  await ben.send('/drafts', { ...thread, source: 'Half a sen', based: 0, tab: 'one' })
  await reword(first)
  const session = await heldSession(ben, long, library)
  const person = ben.id ?? ''
  await noteOn(ada, person, { operation: randomUUID(), note: 'Has been written to.' })
  return { ...library, excerpt, annotation, comment: first, ben: person, session, ...own }
}

/** A session that ended: a blind round on the digest's last report, a word in its chat and a line in its notes. */
async function heldSession(
  host: Visitor,
  other: Visitor,
  { digest, digestPath }: { digest: string; digestPath: string },
) {
  const path = await startSession(host, `digest:${digest}`)
  await other.write(`${path}/join`, {})
  await host.write(`${path}/task`, { words: 'Find every claim about home visits.' })
  const { tables } = await host.page(digestPath)
  const last = tables.digest[digest]?.entries.at(-1)
  const text = tables.excerpt[last?.excerpts[0] ?? '']
  if (!text) throw new Error('There is nothing to read together')
  await host.write(`${path}/rounds`, {})
  await markInSession(host, path, text, 0, 24, 'Is that *so*?')
  await markInSession(other, path, text, 10, 30)
  await host.write(`${path}/reveal`, {})
  await other.write(`${path}/messages`, { source: 'Compare it with the **first** report.' })
  await host.write(`${path}/notes/line`, { line: 'We read the rest next week.' })
  await host.write(`${path}/end`, {})
  return path
}

/** As if a comment had been edited long after it was posted; its version stays, for others to name. */
async function reword(comment: string): Promise<void> {
  const _id = new Types.ObjectId(comment)
  const posted = new Date(Date.now() - 3_600_000)
  await CommentRevisions.create({
    _id: new Types.ObjectId(),
    comment: _id,
    wording: 1,
    source: 'A first thought.',
    html: '<p>A first thought.</p>',
    until: new Date(),
  })
  await Comments.updateOne({ _id }, { created: posted, modified: new Date(), wording: 2, revised: true })
}

/** The id of what a write made. */
function made({ events }: WriteAnswer, kind: string): string {
  const event = events.find(({ type }) => type === `${kind}.changed`)
  if (!event) throw new Error(`Nothing of this kind was made: ${kind}`)
  return event.id
}
