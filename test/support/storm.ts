import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { PageState } from '../../shared/live/state.ts'
import { samePage } from '../../shared/threads/parts.ts'
import type { sampleLibrary } from './library.ts'
import { essence, type Screen } from './screen.ts'
import type { Visitor } from './visitor.ts'

type Place = Awaited<ReturnType<typeof sampleLibrary>>

const seqsOf = ({ channels }: PageState) =>
  JSON.stringify(Object.entries(channels).map(([channel, { seq }]) => [channel, seq]))

/**
 * Every screen has caught up with the database and shows what a fresh page with the same parts of threads shows. What is
 * told to people after a write may still be coming, so a page is asked for until it is of the same moment: one that
 * nothing came into while it was read, its numbers being older than the rest.
 */
export async function converged(screens: Screen[], patience = 10_000): Promise<void> {
  for (const each of screens) {
    const end = Date.now() + patience
    for (;;) {
      const asked = samePage({ ...each.state, path: each.path })
      const fresh = await each.visitor.page(asked)
      const after = await each.visitor.page(asked)
      const isOfNow =
        seqsOf(fresh) === seqsOf(after) &&
        seqsOf(fresh) === seqsOf(each.state) &&
        asked === samePage({ ...each.state, path: each.path })
      if (!isOfNow && Date.now() < end) {
        await sleep(10)
        continue
      }
      expect(essence(each.state)).toEqual(essence(fresh))
      break
    }
  }
}

/** People do all kinds of things, at the same time, chosen by `random`. */
export async function busyHour(
  people: Visitor[],
  place: Place,
  random: () => number,
  steps: number,
): Promise<void> {
  const excerpt = Object.values((await people[0]!.page(place.documentPath)).tables.excerpt)[0]!
  const pick = <T>(from: T[]): T | undefined => from[Math.floor(random() * from.length)]
  for (let step = 0; step < steps; step++) {
    await Promise.all(
      people.map(async (person) => {
        const state = await person.page(place.documentPath)
        const comments = Object.values(state.tables.comment)
        const mine = comments.filter(({ creator }) => creator.id === person.id)
        const marks = Object.values(state.tables.annotation).filter(({ creator }) => creator.id === person.id)
        const choice = random()
        const own = pick(mine)
        const mark = pick(marks)
        if (choice < 0.35) {
          const parent = random() < 0.5 ? pick(comments) : undefined
          const thread = { threadKind: 'document', threadId: place.document }
          await person.write('/comments', {
            ...thread,
            parent: parent?.id,
            source: `Thought ${step} **here**`,
          })
        } else if (choice < 0.5 && own?.state === 'live') {
          await person.send(`/comments/${own.id}`, { version: own.version, source: `Edited in step ${step}` })
        } else if (choice < 0.65 && own) {
          const what = own.state === 'live' ? 'withdraw' : 'restore'
          await person.send(`/comments/${own.id}/${what}`, { version: own.version })
        } else if (choice < 0.85) {
          const start = Math.floor(random() * 20)
          const words = [...excerpt.text].slice(start, start + 10).join('')
          await person.send('/annotations', {
            excerpt: excerpt.id,
            exact: words,
            start,
            end: start + 10,
            note: 'Look',
          })
        } else if (mark) {
          const what = mark.state === 'live' ? 'withdraw' : 'restore'
          await person.send(`/annotations/${mark.id}/${what}`, { version: mark.version })
        }
      }),
    )
  }
}
