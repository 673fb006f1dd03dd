import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorsFollow } from '../../server/annotations/anchors.ts'
import { addAnnotation } from '../../server/annotations/annotations.changes.ts'
import { registerAnnotations } from '../../server/annotations/annotations.entity.ts'
import { type AnnotationRecord, Annotations } from '../../server/annotations/annotations.model.ts'
import { annotate } from '../../server/annotations/annotations.service.ts'
import { editExcerpt } from '../../server/library/excerpts.service.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { excerptWording } from '../../server/library/passages.reader.ts'
import { commit } from '../../server/platform/data/commit.ts'
import { newId, toId } from '../../server/platform/data/ids.ts'
import type { Transaction } from '../../server/platform/data/transaction.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { TextRange } from '../../shared/annotations/selectors.ts'
import { snapToGraphemes } from '../../shared/text/boundaries.ts'
import { codePointLength, codePointSlice, toNfc } from '../../shared/text/code-points.ts'
import { edgesOf, hardEdit, rangeIn } from '../shared/annotations/hard-texts.ts'
import { startTestDatabase } from '../support/database.ts'
import { postFrom } from '../support/reports.ts'

startTestDatabase()
registerLibrary()
registerAnnotations()

const mo: Actor = { id: 'c'.repeat(24), name: 'Mo', role: 'moderator' }

let reports = 0
/** An excerpt with these words in a report of its own, to be edited. */
async function posted(text: string) {
  reports += 1
  const published = new Date(Date.UTC(2010, 0, reports)).toISOString().slice(0, 10)
  const { excerpt } = await postFrom(mo, { text, published })
  let { version } = excerpt
  return {
    id: excerpt.id,
    mark: (range: TextRange, revision = 1) =>
      annotate(mo, {
        operation: randomUUID(),
        excerpt: excerpt.id,
        revision,
        exact: codePointSlice(text, range.start, range.end),
        ...range,
        tags: [],
        insists: true,
        private: false,
      }),
    async reword(words: string) {
      const section = excerpt.section
      await editExcerpt(mo, excerpt.id, { operation: randomUUID(), version, section, text: words })
      version += 1
    },
    async anchors() {
      const found = await Annotations.find({ excerpt: toId(excerpt.id) })
        .sort({ _id: 1 })
        .lean<AnnotationRecord[]>()
      return found.map(({ target, anchor }) => ({ quoted: target.quote.exact, ...anchor }))
    },
  }
}

const stored = (text: string) => toNfc(`Here: ${text} :there`)
const edited = fc.tuple(hardEdit, fc.array(hardEdit, { maxLength: 2 })).map(([[before, after], others]) => ({
  before: stored(before),
  // An edit of the text itself first, then perhaps others that leave next to nothing of it.
  afters: [after, ...others.map(([, other]) => other)].map(stored),
}))
type Anchor = { quoted: string; revision: number; start: number; end: number; state: string }
/** Anchors but for the number of the wording that they are in. */
const places = (anchors: Anchor[]) => anchors.map(({ revision: _, ...anchor }) => anchor)

const ranges = fc.array(fc.tuple(fc.nat(), fc.nat(30)), { minLength: 1, maxLength: 8 })

describe('anchors of an excerpt that is edited', () => {
  test('are taken along also when they were made in the same transaction', async () => {
    const words = 'Every family is written to in spring.'
    const excerpt = await posted(words)
    await excerpt.mark({ start: 6, end: 12 })
    const [first] = await Annotations.find({ excerpt: toId(excerpt.id) }).lean<AnnotationRecord[]>()
    const { channel } = first!
    const inLane = (work: (tx: Transaction) => Promise<void>) =>
      commit({ actor: mo, operation: randomUUID(), body: null, channel }, async (tx) => {
        await work(tx)
        return { location: '/' }
      })
    // While the first of them is saved the others wait, and are then saved together.
    await Promise.all([
      inLane(async () => {}),
      inLane((tx) => addAnnotation(tx, { ...first!, _id: newId() })),
      inLane((tx) => anchorsFollow(tx, excerpt.id, { text: `Once more: ${words}`, revision: 2 })),
    ])
    const moved = { quoted: 'family', revision: 2, start: 17, end: 23, state: 'moved' }
    expect(await excerpt.anchors()).toEqual([moved, moved])
  })

  test('claim no other words on the way, and all come back when it is undone', async () => {
    await fc.assert(
      fc.asyncProperty(edited, ranges, async ({ before, afters }, pairs) => {
        const excerpt = await posted(before)
        for (const [one, other] of pairs) {
          const range = rangeIn(before, one, other)
          await excerpt.mark(snapToGraphemes(before, range.start, range.end))
        }
        const made = await excerpt.anchors()
        expect(made.map(({ state }) => state)).toEqual(pairs.map(() => 'exact'))
        const seen = [{ text: before, anchors: places(made) }]
        for (const after of afters) {
          await excerpt.reword(after)
          seen.push({ text: after, anchors: places(await excerpt.anchors()) })
          const today = await excerptWording(excerpt.id, null, null)
          const edges = edgesOf(today.text)
          for (const [n, { quoted, state, start, end, revision }] of (await excerpt.anchors()).entries()) {
            expect(revision).toBe(today.revision)
            const words = codePointSlice(today.text, start, end)
            if (state === 'exact' || state === 'moved') expect(words).toBe(quoted)
            if (state === 'exact') expect(start).toBe(made[n]?.start)
            if (state !== 'orphan') expect(edges.has(start) && edges.has(end)).toBe(true)
            expect(start === end).toBe(state === 'orphan')
          }
        }
        // Every wording again, the last first; then the first undoing is undone.
        for (const { text, anchors } of [...seen.toReversed().slice(1), ...seen.slice(1, 2)]) {
          await excerpt.reword(text)
          expect(places(await excerpt.anchors())).toEqual(anchors)
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('a mark made on a former wording comes back with that wording, not before', async () => {
    const first = 'Arrangements here are good, and records are kept.'
    const excerpt = await posted(first)
    await excerpt.reword('Arrangements here are weak, and records are kept.')
    const start = first.indexOf('are good')
    await excerpt.mark({ start, end: start + 8 }, 1)
    expect(await excerpt.anchors()).toMatchObject([{ state: 'changed', quoted: 'are good' }])
    await excerpt.reword(first)
    expect(await excerpt.anchors()).toMatchObject([{ state: 'exact', start, end: start + 8, revision: 3 }])
  })

  const quoted = 'The arrangements are good and all families are seen'
  test.each([
    ['a judgement turned round', 'good', 'weak'],
    ['a judgement made less', 'good', 'fairly good'],
    ['a negation', 'are good', 'are not good'],
    ['a negation that is short', 'are good', "aren't good"],
    ['a negation grown onto a word', 'seen', 'unseen'],
    ['how many', 'all families', 'few families'],
    ['a word taken out', ' all', ''],
    ['a small letter made a capital', 'good', 'Good'],
  ])('are changed, and say so, by %s', async (_, old, now) => {
    const text = `Inspectors say this. ${quoted}, they add.`
    const excerpt = await posted(text)
    const start = codePointLength('Inspectors say this. ')
    await excerpt.mark({ start, end: start + quoted.length })
    const reworded = text.replace(old, now)
    await excerpt.reword(reworded)
    const [anchor] = await excerpt.anchors()
    expect(anchor?.state).toBe('changed')
    expect(codePointSlice(reworded, anchor?.start ?? 0, anchor?.end ?? 0)).toBe(quoted.replace(old, now))
    await excerpt.reword(text)
    expect(await excerpt.anchors()).toMatchObject([{ state: 'exact', start, end: start + quoted.length }])
  })
})
