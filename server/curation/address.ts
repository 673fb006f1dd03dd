import { guest } from '../../shared/accounts/actor.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { digestBySlug } from '../library/digests.reader.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { placeOf } from '../threads/places.ts'

/** Where something is to go: a thread, and in it what it is to answer. */
export type Target = { thread: ThreadRef; comment: string | null }

const nowhere = () =>
  new Problem('invalid', {
    fields: [
      {
        field: 'to',
        code: 'no-such-thread',
        message:
          'This leads to no thread of ours. Please copy the address of a digest, a document, a contradiction or a thought.',
      },
    ],
  })

/**
 * The thread that an address of ours leads to: of a page, of what its fragment names, or of a thought, under which it
 * then goes. What hangs below something that not everybody sees would be out of everybody's reach.
 * @throws {Problem} `invalid` on `to`
 */
export async function threadAt(
  address: string,
  threadOf: (comment: string) => Promise<ThreadRef>,
): Promise<Target> {
  const url = URL.canParse(address, 'http://here') ? new URL(address, 'http://here') : null
  if (!url) throw nowhere()
  const [, fragmentKind, fragmentId] =
    /^#(comment|annotation|contradiction)-([0-9a-f]{24})$/.exec(url.hash) ?? []
  const comment =
    fragmentKind === 'comment' ? fragmentId : /^\/comments\/([0-9a-f]{24})/.exec(url.pathname)?.[1]
  const [, kind, slug] = /^\/(digest|document)s\/([^/]+)/.exec(url.pathname) ?? []
  try {
    if (comment) {
      const thread = await threadOf(comment)
      await placeOf(thread, guest)
      return { thread, comment }
    }
    if (fragmentId && fragmentKind !== 'comment') {
      const thread = { kind: fragmentKind as 'annotation' | 'contradiction', id: fragmentId }
      await placeOf(thread, guest)
      return { thread, comment: null }
    }
    if (kind === 'digest') return { thread: { kind, id: (await digestBySlug(slug ?? '')).id }, comment: null }
    if (kind === 'document')
      return { thread: { kind, id: (await documentBySlug(slug ?? '', guest)).document.id }, comment: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error
  }
  throw nowhere()
}
