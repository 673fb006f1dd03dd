import { guest } from '../../shared/accounts/actor.ts'
import { mapAnchors } from '../../shared/annotations/place.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { PlacedMark, ReplayWording } from '../../shared/live-sessions/replay.ts'
import type { ExcerptRevision } from '../../shared/pages/page.ts'
import { excerptWithRevisions } from '../library/excerpts.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Story } from './story.reader.ts'

/** The texts that something happened to in a session: marked, put into the light, set against another, or edited. */
export function touchedIn({ marks, contradictions, steps, rounds }: Story): string[] {
  const ends = contradictions.flatMap((each) => each.ends)
  const touched = [
    ...marks.map(({ target }) => target.excerpt),
    ...ends.flatMap((end) => (end.kind === 'passage' ? end.excerpt : [])),
    ...steps.flatMap(({ what }) => {
      if (what.kind === 'spotlight') return what.passage?.excerpt ?? []
      return what.kind === 'text-edited' ? what.excerpt : []
    }),
    ...rounds.flatMap(({ result }) => (result?.passages ?? []).map(({ excerpt }) => excerpt)),
  ]
  return [...new Set(touched)]
}

/**
 * Each of these texts in every wording it had while the session went on, the first of them first, with the places of
 * the session's marks in each. A mark is placed from the wording it was made on, as after every edit.
 */
export async function wordingsOf(
  story: Story,
  excerpts: readonly string[],
): Promise<Record<string, ReplayWording[]>> {
  const began = story.session.began ?? ''
  const found = await Promise.all(
    excerpts.map(async (excerpt): Promise<[string, ReplayWording[]][]> => {
      const revisions = await revisionsOf(excerpt)
      const edits = new Set(
        story.steps.flatMap(({ what }) =>
          what.kind === 'text-edited' && what.excerpt === excerpt ? what.revision : [],
        ),
      )
      // The latest first.
      const first = revisions.find(({ created }) => created <= began) ?? revisions.at(-1)
      const had = revisions.filter((each) => each === first || edits.has(each.revision)).reverse()
      const marks = story.marks.filter(({ target }) => target.excerpt === excerpt)
      return [
        [
          excerpt,
          had.map(({ revision, text }) => ({
            revision,
            text,
            marks: placesIn(marks, revisions, revision, text),
          })),
        ],
      ]
    }),
  )
  return Object.fromEntries(found.flat().filter(([, wordings]) => wordings.length > 0))
}

async function revisionsOf(excerpt: string): Promise<ExcerptRevision[]> {
  try {
    return (await excerptWithRevisions(excerpt, guest)).revisions
  } catch (error) {
    if (error instanceof Problem) return []
    throw error
  }
}

function placesIn(
  marks: readonly AnnotationView[],
  revisions: readonly ExcerptRevision[],
  revision: number,
  text: string,
): PlacedMark[] {
  const places: PlacedMark[] = []
  for (const [made, those] of Map.groupBy(marks, ({ target }) => target.revision)) {
    const before = revisions.find((each) => each.revision === made)?.text
    if (before === undefined) continue
    const ranges = those.map(({ target: { position } }) => position)
    const mapped = made === revision ? ranges : mapAnchors(before, text, ranges)
    for (const [at, { id }] of those.entries()) {
      const { start, end } = mapped[at] ?? { start: 0, end: 0 }
      if (start < end) places.push({ annotation: id, start, end })
    }
  }
  return places
}
