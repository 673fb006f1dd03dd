import type { Actor } from '../../shared/accounts/actor.ts'
import type { DocumentView } from '../../shared/library/views.ts'
import { timersIn } from '../../shared/live-sessions/timers.ts'
import { documentsWithExcerpts } from '../library/documents.reader.ts'
import { textsOf } from '../library/excerpts.reader.ts'
import { notesOf } from '../live-sessions/notes.reader.ts'
import { type Story, storyOf } from '../live-sessions/story.reader.ts'
import { touchedIn, wordingsOf } from '../live-sessions/wordings.reader.ts'
import { placeOf } from '../threads/places.ts'
import { type Asked, type Loader, tablesOf } from './loading.ts'

/** `/sessions/:id/summary`: what remains of a session, or has come of it so far. */
export const summary: Loader = async ({ params, actor }) => {
  const story = await storyOf(params.id ?? '')
  const { session, roundOf, marks, steps } = story
  const [{ subject, shelf, texts }, { text: notes }] = await Promise.all([
    readIn(story, actor),
    notesOf(session.id),
  ])
  const lost: Record<string, number> = {}
  for (const { id, anchor } of marks) {
    const round = roundOf.get(id)
    const isLost = anchor.state === 'changed' || anchor.state === 'orphan'
    if (round !== undefined && isLost) lost[round] = (lost[round] ?? 0) + 1
  }
  return {
    page: {
      kind: 'session-summary',
      session: session.id,
      subject,
      documents: shelf.documents.map(({ id }) => id),
      notes,
      tasks: steps.flatMap(({ at, by, what }) =>
        what.kind === 'task' && what.words !== null ? { at, by: by?.name ?? '', words: what.words } : [],
      ),
      timers: timersIn(steps),
      lost,
      edited: Object.fromEntries(
        texts
          .filter(({ worded }) => session.began !== null && worded > session.began)
          .map(({ excerpt, worded }) => [excerpt, worded]),
      ),
    },
    title: `${session.title}: summary`,
    // Read anew each time: what remains is decided when it is read.
    channels: {},
    tables: tablesOf({
      ...ofStory(story),
      document: shelf.documents,
      excerpt: shelf.excerpts,
    }),
  }
}

/** `/sessions/:id/replay?step=N`: the session step by step, from its log. */
export const replay: Loader = async ({ params, query, actor }) => {
  const story = await storyOf(params.id ?? '')
  const { session, steps } = story
  const touched = touchedIn(story)
  const [{ subject, shelf }, wordings] = await Promise.all([readIn(story, actor), wordingsOf(story, touched)])
  const excerpts = shelf.excerpts.filter(({ id }) => id in wordings)
  return {
    page: {
      kind: 'session-replay',
      session: session.id,
      subject,
      documents: shelf.documents.map(({ id }) => id),
      steps,
      wordings,
      step: stepIn(query, steps.length),
    },
    title: `${session.title}: replay`,
    channels: {},
    tables: tablesOf({ ...ofStory(story), document: shelf.documents, excerpt: excerpts }),
  }
}

function stepIn(query: Asked['query'], most: number): number {
  const step = Number(query.get('step') ?? 1)
  return Number.isSafeInteger(step) ? Math.min(most, Math.max(Math.min(1, most), step)) : Math.min(1, most)
}

const ofStory = ({ session, seats, rounds, messages, marks, contradictions }: Story) => ({
  session: [session],
  seat: seats,
  round: rounds,
  message: messages,
  annotation: marks,
  contradiction: contradictions,
})

/** What the session is on, and the documents of it that something happened to, in their order. */
async function readIn(story: Story, actor: Actor) {
  const touched = new Set(touchedIn(story))
  // A document may have left the digest since.
  const all = [...new Set([...story.documents, ...story.marks.map(({ document }) => document)])]
  const texts = await textsOf(all, null)
  const here = texts.filter(({ excerpt }) => touched.has(excerpt))
  const [{ title, path }, whole] = await Promise.all([
    placeOf(story.session.on, actor),
    documentsWithExcerpts([...new Set(here.map(({ document }) => document))], actor),
  ])
  const documents: DocumentView[] = whole.documents
  const excerpts = whole.excerpts.filter(({ id }) => touched.has(id))
  return { subject: { title, path }, shelf: { documents, excerpts }, texts: here }
}
