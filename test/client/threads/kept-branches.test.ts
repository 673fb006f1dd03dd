import { describe, expect, it } from 'vitest'
import { renderBody, renderParts } from '../../../client/render.tsx'
import type { Drawing, KeptDrawings } from '../../../client/threads/kept-branches.tsx'
import type { Viewer } from '../../../shared/accounts/views.ts'
import type { PageState } from '../../../shared/live/state.ts'
import type { CommentView } from '../../../shared/threads/views.ts'
import { ada, ben, comment, emptyPage, idOf } from '../live/page-states.ts'
import { digest } from '../pages/states/things.ts'
import { pageKinds, pageOf, threadOf } from '../pages/states.ts'

/** Keeps everything, and counts what was drawn anew. */
function keeping() {
  const all = new Map<string, Drawing>()
  const kept: KeptDrawings = {
    find: (key) => all.get(key),
    keep(key, pieces) {
      const drawing = pieces.map((piece) => (typeof piece === 'number' ? piece : Buffer.from(piece)))
      all.set(key, drawing)
      return drawing
    },
    nameOf: (view) => JSON.stringify(view),
  }
  return { kept, all }
}

const together = (state: PageState, kept: KeptDrawings) =>
  renderParts(state, kept)
    .map((part) => (typeof part === 'string' ? part : Buffer.from(part).toString()))
    .join('')

const on = { kind: 'digest', id: digest.id } as const
const under = (parent: CommentView, name: string, more: Partial<CommentView> = {}) =>
  comment(name, ben, {
    parent: parent.id,
    root: parent.root,
    depth: parent.depth + 1,
    path: `${parent.path}.${idOf(name)}`,
    thread: on,
    may: ['flag', 'react'],
    ...more,
  })

const first = comment('first', ben, { thread: on, may: ['flag', 'react'] })
const reply = under(first, 'reply', { answersWording: 1, html: '<p>“Yes” &amp; no</p>' })
const deep = under(under(under(under(reply, 'two'), 'three'), 'four'), 'five')
const chain = [
  first,
  reply,
  under(reply, 'two'),
  under(under(reply, 'two'), 'three'),
  under(under(under(reply, 'two'), 'three'), 'four'),
  deep,
]
const second = comment('second', ben, { thread: on, may: ['flag', 'react'], wording: 3, revised: true })
const earlier = under(second, 'earlier', { answersWording: 1 })
const gone = comment('gone', { id: null, name: '' }, { thread: on, state: 'withdrawn', html: null })
const others = [...chain, second, earlier, gone, under(gone, 'below gone')]

const own = (parent: CommentView, name: string, more: Partial<CommentView> = {}) =>
  under(parent, name, {
    creator: { ...ada, postAuthor: false, guest: false, site: null },
    source: name,
    may: ['edit', 'withdraw'],
    ...more,
  })

const member: Partial<Viewer> = { may: ['comment', 'flag', 'react'] }
const page = (viewer: Partial<Viewer>, comments: CommentView[], more: Partial<PageState> = {}): PageState => {
  const tables = emptyPage().tables
  return pageOf('digest', {
    viewer: { ...emptyPage().viewer, ...viewer },
    tables: {
      ...tables,
      digest: { [digest.id]: digest },
      comment: Object.fromEntries(comments.map((each) => [each.id, each])),
      ...more.tables,
    },
    threads: threadOf(comments, { ...on, below: { [deep.id]: 3 } }),
    ...(more.form && { form: more.form }),
  })
}
const tables = (more: Partial<PageState['tables']>) => ({ tables: more as PageState['tables'] })
const tally = { id: first.id, counts: { thoughtful: 2, thanks: 0, source: 1 }, version: 3 }

const states: [string, PageState][] = [
  ['a member who wrote nothing', page(member, others)],
  ['a member by another name', page({ ...member, id: 'c'.repeat(24), name: 'Cy', token: 'other' }, others)],
  [
    'a member with words of their own, one of them held',
    page(member, [...others, own(second, 'mine'), own(first, 'waits', { state: 'held', may: ['withdraw'] })]),
  ],
  ['a member where others think something', page(member, others, tables({ tally: { [first.id]: tally } }))],
  [
    'a member who thinks something',
    page(
      member,
      others,
      tables({
        tally: { [first.id]: tally },
        reacted: { [first.id]: { id: first.id, kinds: ['source'], version: 1 } },
      }),
    ),
  ],
  [
    'a member, of a thread that is closed',
    page(
      member,
      others,
      tables({
        thread: {
          [on.id]: {
            id: on.id,
            kind: 'digest',
            locked: { since: '2026-11-22T00:00:00.000Z', reason: 'Enough.' },
            mergedInto: null,
            moved: [],
            version: 1,
          },
        },
      }),
    ),
  ],
  [
    'a member whose reply came back',
    page(member, others, {
      form: {
        form: 'reply',
        values: { threadKind: 'digest', threadId: on.id, parent: reply.id, source: 'Once more' },
        fields: [],
        message: 'No.',
        draft: false,
      },
    }),
  ],
  ['somebody who may only read', page({ role: 'reader', may: [] }, others)],
  [
    'a moderator',
    page(
      { role: 'moderator', may: ['comment', 'flag', 'react', 'moderate'] },
      others.map((each) => ({ ...each, may: [...each.may, 'hide' as const, 'remove' as const] })),
    ),
  ],
  ['a guest', page({ id: null, name: null, role: 'guest', token: null, may: ['comment', 'flag'] }, others)],
]

describe('a page that is put together from what was drawn before', () => {
  const { kept, all } = keeping()

  it.each([...states, ...states])('is the very page that a browser draws: %s', (_who, state) => {
    expect(together(state, kept)).toBe(renderBody(state))
  })

  it('is so for every page there is', () => {
    for (const kind of pageKinds) expect(together(pageOf(kind), kept)).toBe(renderBody(pageOf(kind)))
  })

  it('keeps neither token nor operation nor address', () => {
    const words = [...all.values()].flat().filter((piece) => typeof piece !== 'number')
    const text = words.map((piece) => Buffer.from(piece).toString()).join('')
    expect(text).toContain('name="token" value="')
    for (const [, { viewer, operation, path }] of states) {
      if (viewer.token) expect(text).not.toContain(`value="${viewer.token}"`)
      expect(text).not.toContain(operation)
      expect(text).not.toContain(`value="${path}"`)
    }
  })
})

describe('who looks at the same', () => {
  it('gets what was drawn for another, and nothing is drawn anew', () => {
    const { kept, all } = keeping()
    together(page(member, others), kept)
    const drawn = all.size
    expect(drawn).toBeGreaterThan(0)
    together(page({ ...member, id: 'c'.repeat(24), name: 'Cy', token: 'other' }, others), kept)
    expect(all.size).toBe(drawn)
  })

  it('gets nothing of what somebody else sees more', () => {
    const { kept } = keeping()
    const secret = own(second, 'mine', { html: '<p>My secret</p>', state: 'held' })
    expect(together(page(member, [...others, secret]), kept)).toContain('My secret')
    expect(together(page({ ...member, id: 'c'.repeat(24) }, others), kept)).not.toContain('My secret')
  })
})
