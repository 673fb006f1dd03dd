import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeThread } from '../../../shared/threads/parts.ts'
import { type Branch, threadTree } from '../../../shared/threads/tree.ts'
import type { CommentView, ThreadRef } from '../../../shared/threads/views.ts'

const digest: ThreadRef = { kind: 'digest', id: 'd1' }

function comment(
  id: string,
  parent: string | null,
  minute: number,
  more: Partial<CommentView> = {},
): CommentView {
  return {
    id,
    thread: digest,
    parent,
    creator: { id: 'p1', name: 'Ada', postAuthor: false, guest: false, site: null },
    created: `2026-05-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
    modified: null,
    imported: false,
    state: 'live',
    html: '<p>A thought.</p>',
    source: null,
    root: id,
    depth: 0,
    path: id,
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

const table = (...comments: CommentView[]) => Object.fromEntries(comments.map((one) => [one.id, one]))

/** The tree as nested ids: `['a', ['b']]` is a with one reply b. */
type Outline = (string | Outline)[]
const outline = (branches: Branch[]): Outline =>
  branches.flatMap(({ comment, replies }) =>
    replies.length > 0 ? [comment.id, outline(replies)] : [comment.id],
  )

const idsOf = (branches: Branch[]): string[] =>
  branches.flatMap(({ comment, replies }) => [comment.id, ...idsOf(replies)])

describe('a thread', () => {
  test('nests replies under what they answer, oldest first, whatever order they arrived in', () => {
    const tree = threadTree(
      table(
        comment('late', null, 9),
        comment('answer-2', 'first', 5),
        comment('first', null, 1),
        comment('answer-1', 'first', 3),
        comment('deeper', 'answer-1', 7),
      ),
      digest,
    )
    expect(outline(tree.branches)).toEqual(['first', ['answer-1', ['deeper'], 'answer-2'], 'late'])
    expect(tree.count).toBe(5)
    expect(tree.branches[0]?.count).toBe(4)
    expect(tree.branches[0]?.replies[0]?.replies[0]?.depth).toBe(2)
  })

  test('counts in a branch what stands on a page of its own, but what is here already', () => {
    const whole = { ...wholeThread(digest, 'digest:d1'), below: { deep: 7, first: 2 } }
    const comments = table(comment('first', null, 1), comment('deep', 'first', 2), comment('other', null, 3))
    expect(threadTree(comments, digest, whole).branches.map(({ count }) => count)).toEqual([11, 1])
  })

  test('has nothing of other threads', () => {
    const elsewhere = comment('elsewhere', null, 1, { thread: { kind: 'document', id: 'd1' } })
    const other = comment('other', null, 1, { thread: { kind: 'digest', id: 'd2' } })
    expect(threadTree(table(elsewhere, other), digest).branches).toEqual([])
  })

  test('keeps the replies of a withdrawn comment, and counts only what can be read', () => {
    const withdrawn = comment('gone', null, 1, { state: 'withdrawn', html: null })
    const tree = threadTree(table(withdrawn, comment('reply', 'gone', 2)), digest)
    expect(outline(tree.branches)).toEqual(['gone', ['reply']])
    expect(tree.count).toBe(1)
  })

  test('lets a reply stand on its own where its parent is not to be seen', () => {
    const tree = threadTree(table(comment('reply', 'hidden', 2), comment('first', null, 1)), digest)
    expect(outline(tree.branches)).toEqual(['first', 'reply'])
  })

  test('puts comments of the same moment in the order of their ids', () => {
    const tree = threadTree(
      table(comment('b', null, 1), comment('c', null, 1), comment('a', null, 1)),
      digest,
    )
    expect(outline(tree.branches)).toEqual(['a', 'b', 'c'])
  })

  test('shows every comment once, in one order, for any shape of thread and any order of arrival', () => {
    const shapes = fc.array(fc.tuple(fc.nat(59), fc.option(fc.nat(30))), { maxLength: 30 })
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.nat()), (shape, dice) => {
        const comments = shape.map(([minute, answered], index) =>
          comment(`c${index}`, answered !== null && answered < index ? `c${answered}` : null, minute),
        )
        const shuffled = comments
          .map((one) => ({ one, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const tree = threadTree(table(...comments), digest)
        const ids = idsOf(tree.branches)
        expect([...ids].sort()).toEqual(comments.map(({ id }) => id).sort())
        expect(tree.count).toBe(comments.length)
        expect(threadTree(table(...shuffled), digest)).toEqual(tree)
      }),
    )
  })
})
