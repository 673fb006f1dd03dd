import { beforeAll, expect, it } from 'vitest'
import { begun } from '../../server/moderation/moderated.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { moderationStates, type Standing } from '../../shared/moderation/states.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { authorGuest, oneOfEach, type Who } from './roles.ts'

/**
 * Who may do what to a comment in which state: the specification's tables, said again apart from the code and tried
 * one by one through the routes. The comment is `member`'s, or for the last rows a guest's.
 */
const server = startTestServer()
const states: Standing[] = [...moderationStates, 'withdrawn', 'erased']
type Role = Who | 'foreign member' | 'foreign guest'
let visitors: Record<Role, Visitor>
let ofMember: string
let ofGuest: string

beforeAll(async () => {
  const { document } = await sampleLibrary()
  const thread = { threadKind: 'document', threadId: document }
  const url = server().url
  await makePerson('Foreign')
  visitors = {
    ...(await oneOfEach(url, thread)),
    'foreign member': await new Visitor(url).logIn('Foreign'),
    'foreign guest': await authorGuest(url, thread),
  }
  await visitors.guest.page('/log-in')
  await visitors.banned.page('/log-in')
  const { events } = await visitors.member.write('/comments', { ...thread, source: 'A thought.' })
  ofMember = events.find(({ type }) => type === 'comment.changed')?.id ?? ''
  const guests = await Comments.findOne({ 'creator.guest': { $exists: true } }).sort({ created: 1 })
  ofGuest = guests?._id.toHexString() ?? ''
})

const version = 7

/** Puts a comment into a state, whatever it was before. */
async function put(id: string, state: Standing): Promise<void> {
  const moderated = state === 'withdrawn' || state === 'erased' ? 'live' : state
  await Comments.updateOne(
    { _id: toId(id) },
    {
      $set: {
        moderation: begun({ state: moderated, reasons: [] }),
        withdrawn: state === 'withdrawn' ? new Date() : null,
        erased: state === 'erased' ? new Date() : null,
        pending: null,
        featured: false,
        created: new Date(),
        version,
      },
    },
  )
}

const decide = (decision: string) => ({
  path: () => '/moderation/decide',
  body: (id: string) => ({ decision, things: [{ kind: 'comment', id, version }], rule: 'respect' }),
})
const step = (name: string, body: object = {}) => ({
  path: (id: string) => `/comments/${id}${name}`,
  body: () => ({ version, ...body }),
})

const actions = {
  edit: step('', { source: 'Other words.' }),
  withdraw: step('/withdraw'),
  'take back': step('/restore'),
  appeal: {
    path: (id: string) => `/appeals/comment/${id}`,
    body: () => ({ version, words: 'It was fair.' }),
  },
  react: step('/react', { kind: 'thoughtful', on: true }),
  flag: { path: () => '/flags', body: (id: string) => ({ kind: 'comment', id, rule: 'topic' }) },
  feature: step('/feature', { on: true }),
  approve: decide('approve'),
  remove: decide('remove'),
  spam: decide('spam'),
  hide: decide('hide'),
  restore: decide('restore'),
  erase: {
    path: () => '/moderation/erase',
    body: (id: string) => ({ kind: 'comment', id, version, rule: 'private', sure: true }),
  },
}
type Action = keyof typeof actions

const moderators: Role[] = ['moderator', 'admin']
const notErased = states.filter((state) => state !== 'erased' && state !== 'private')

/** For each action: in which states who may take it, where `author` stands for whose comment it is. */
const allowed: Record<Action, { in: readonly Standing[]; by: readonly (Role | 'author')[] }> = {
  edit: { in: ['private', 'held', 'live', 'hidden'], by: ['author'] },
  withdraw: { in: moderationStates, by: ['author'] },
  'take back': { in: ['withdrawn'], by: ['author'] },
  appeal: { in: ['removed', 'spam'], by: ['author'] },
  react: { in: ['live'], by: ['foreign member', 'newcomer', ...moderators] },
  // Who is banned is a guest like any other from then on.
  flag: {
    in: ['live'],
    by: ['guest', 'foreign guest', 'banned', 'foreign member', 'newcomer', ...moderators],
  },
  feature: { in: ['live'], by: moderators },
  approve: { in: ['held', 'live', 'hidden'], by: moderators },
  remove: { in: ['held', 'live', 'hidden'], by: moderators },
  spam: { in: ['held'], by: moderators },
  hide: { in: ['live'], by: moderators },
  restore: { in: ['removed', 'spam'], by: moderators },
  erase: { in: notErased, by: ['admin'] },
}

/** Everybody, with who is the author of the comment named so. */
const cast = (author: Role, id: () => string) => ({ author, id })
const casts = [cast('member', () => ofMember), cast('author guest', () => ofGuest)]
const everybody: Role[] = [
  'guest',
  'author guest',
  'foreign guest',
  'member',
  'foreign member',
  'newcomer',
  'suspended',
  'banned',
  'moderator',
  'admin',
]

const rows = casts.flatMap(({ author, id }) =>
  (Object.keys(actions) as Action[]).flatMap((action) =>
    states.map((state) => ({ author, id, action, state })),
  ),
)

it.each(rows)('$action a comment of a $author that is $state', async ({ author, id, action, state }) => {
  const { in: states, by } = allowed[action]
  const expected = everybody.filter((role) => {
    if (!states.includes(state)) return false
    if (role === author) return by.includes('author')
    // The other cast's author is a stranger to this comment.
    const as = role === 'member' ? 'foreign member' : role === 'author guest' ? 'foreign guest' : role
    return by.includes(as)
  })
  const did: Role[] = []
  for (const role of everybody) {
    await put(id(), state)
    const { path, body } = actions[action]
    const { status } = await visitors[role].send(path(id()), body(id()))
    if (status === 200) did.push(role)
    else expect([401, 403, 404, 409, 410, 422], `${role}: ${status}`).toContain(status)
  }
  expect(did).toEqual(expected)
})
