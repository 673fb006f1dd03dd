import { type Actor, guest } from '../../shared/accounts/actor.ts'
import type { Tried, TriedAuthor } from '../../shared/moderation/word-lists.ts'
import { consider } from './judge.ts'
import { everyFinding } from './pipeline/phases.ts'

const actors: Record<TriedAuthor, Actor> = {
  known: { id: 'tried', name: null, role: 'member' },
  newcomer: { id: 'tried', name: null, role: 'member', newcomer: true },
  guest,
}

/** What the pipeline would say to a comment with these words, had their author written nothing before. */
export async function tryWords(words: string, author: TriedAuthor): Promise<Tried> {
  const submission = { actor: actors[author], kind: 'comment' as const, words, thread: null }
  const considered = await consider({ ...submission, edit: false, insists: false }, [])
  const findings = everyFinding(considered)
  const insisting = { ...considered, submission: { ...considered.submission, insists: true } }
  // A nudge is asked once; what comes of insisting is the rest.
  const phases = everyFinding(insisting).map(({ phase, finding }, at) => {
    const said = finding ?? findings[at]?.finding ?? null
    return { phase, verdict: said?.verdict ?? null, detail: said?.detail ?? null }
  })
  return { words, author, phases }
}
