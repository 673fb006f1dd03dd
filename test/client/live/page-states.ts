import type { Creator } from '../../../shared/accounts/views.ts'
import type { Channel, LiveEvent } from '../../../shared/live/contract.ts'
import { noCounts } from '../../../shared/live/contract.ts'
import { noTables, type PageState } from '../../../shared/live/state.ts'
import type { CommentView } from '../../../shared/threads/views.ts'

export const ada: Creator = { id: 'a'.repeat(24), name: 'Ada' }
export const ben: Creator = { id: 'b'.repeat(24), name: 'Ben' }

export const documentId = 'd'.repeat(24)
export const channel: Channel = `document:${documentId}`
export const thread = { kind: 'document', id: documentId } as const

/** A document's page as Ada sees it, with nothing on it yet. */
export function emptyPage(viewer: Creator = ada): PageState {
  return {
    page: { kind: 'document', document: documentId, digests: [] },
    path: '/documents/derby',
    title: 'Derby',
    viewer: {
      ...viewer,
      role: viewer.id === null ? 'guest' : 'member',
      token: 't',
      may: [],
      guest: null,
      warning: null,
      suspendedUntil: null,
    },
    form: null,
    operation: '00000000-0000-4000-8000-000000000000',
    notice: null,
    channels: { [channel]: { seq: 0, depth: 'whole' as const, counts: noCounts } },
    tables: noTables(),
    threads: {},
    drafts: {},
  }
}

/** What an author is besides name and id. */
export const plain = { postAuthor: false, guest: false, site: null }

/** A comment; `name` is its id too, padded to the length of one. */
export function comment(name: string, creator: Creator, more: Partial<CommentView> = {}): CommentView {
  return {
    id: idOf(name),
    thread,
    parent: null,
    imported: false,
    creator: { ...creator, ...plain },
    created: '2017-06-13T12:00:00Z',
    modified: null,
    state: 'live',
    html: `<p>${name}</p>`,
    source: null,
    root: idOf(name),
    depth: 0,
    path: idOf(name),
    pending: null,
    verdict: null,
    wording: 1,
    revised: false,
    answersWording: null,
    featured: null,
    version: 1,
    may: [],
    ...more,
  }
}

/** Letters as 24 hexadecimal digits, the same for the same letters. */
export const idOf = (name: string) => Buffer.from(name).toString('hex').padEnd(24, '0').slice(0, 24)

/** The change number `seq` of the channel: this comment, as it is now. */
export function said(seq: number, view: CommentView): LiveEvent {
  return { type: 'comment.changed', channel, seq, id: view.id, view, counts: { ...noCounts, comments: seq } }
}

/** The change number `seq` of the channel: this comment is nobody's to see any more. */
export function gone(seq: number, view: CommentView): LiveEvent {
  return { ...said(seq, view), view: null } as LiveEvent
}
