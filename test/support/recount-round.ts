import type { RoundResult } from '../../shared/live-sessions/views.ts'

export type Counted = { id: string; text: string }
export type MarkOf = { by: string; excerpt: string; start: number; end: number }

/**
 * What a round comes to, counted letter by letter, and from that the stretches that the same people marked (as
 * `excerpt start-end people`, sorted) and Krippendorff's alpha by all pairs of people at each letter. `read` is how many
 * letters there were at the reveal, where that is not as many as there are.
 */
export function recountRound(
  texts: readonly Counted[],
  marks: readonly MarkOf[],
  people: readonly string[],
  read?: number,
) {
  const passages: string[] = []
  let letters = 0
  let differing = 0
  let ones = 0
  for (const { id, text } of texts) {
    const here = marks.filter(({ excerpt }) => excerpt === id)
    const whoAt = [...text].map((_letter, at) =>
      people.filter((who) => here.some(({ by, start, end }) => by === who && start <= at && at < end)),
    )
    letters += whoAt.length
    let from = 0
    whoAt.forEach((who, at) => {
      ones += who.length
      for (const one of people)
        for (const other of people)
          if (one !== other && who.includes(one) !== who.includes(other)) differing += 1 / (people.length - 1)
      if (who.join() === whoAt[at + 1]?.join()) return
      if (who.length > 0) passages.push(named(id, from, at + 1, who))
      from = at + 1
    })
  }
  const all = (read ?? letters) * people.length
  const expected = (2 * ones * (all - ones)) / (all - 1)
  const alpha = people.length < 2 || expected === 0 ? null : 1 - differing / expected
  return { passages: passages.sort(), alpha }
}

/** The stretches of a result in the same words. */
export const stretchesOf = ({ passages }: RoundResult): string[] =>
  passages
    .map(({ excerpt, start, end, by }) =>
      named(
        excerpt,
        start,
        end,
        by.map(({ id }) => id),
      ),
    )
    .sort()

const named = (excerpt: string, start: number, end: number, by: readonly string[]) =>
  `${excerpt} ${start}-${end} ${by.toSorted().join(' ')}`
