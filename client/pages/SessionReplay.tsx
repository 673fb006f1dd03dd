import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type ReplayState, stateAt } from '../../shared/live-sessions/replay.ts'
import type { SessionStep } from '../../shared/live-sessions/views.ts'
import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'
import { ReplayControls } from '../live-sessions/story/ReplayControls.tsx'
import { ReplayText } from '../live-sessions/story/ReplayText.tsx'
import { inOrderSaid, Spoken } from '../live-sessions/story/Spoken.tsx'
import { StoryHead } from '../live-sessions/story/StoryHead.tsx'
import { lastWords } from '../live-sessions/story/step-words.ts'
import { mayMove, useStepping } from '../live-sessions/story/use-stepping.ts'
import { usePageOf } from './of-kind.ts'

/** A session step by step, from its log: the texts as they stood, with the marks that were there, and the talk so far. */
export function SessionReplay() {
  const page = usePageOf('session-replay')
  const { tables } = usePage()
  const { steps, wordings, documents } = page
  const say = (step: number) => `Step ${step} of ${steps.length}. ${lastWords(steps, step, tables) ?? ''}`
  const stepping = useStepping(page.step, steps.length, say)
  const { step } = stepping
  const state = useMemo(() => stateAt(steps, step), [steps, step])
  const last = steps[step - 1] ?? null
  const texts = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    const behavior = mayMove() ? 'smooth' : 'instant'
    const about = last && textOf(last, texts.current)
    if (!isFirst.current) about?.scrollIntoView({ block: 'center', behavior })
    isFirst.current = false
  }, [step])
  const session = tables.session[page.session]
  if (!session) return <h1>This session is no longer here</h1>
  const now = last && 'annotation' in last.what ? last.what.annotation : null
  return (
    <div class="session-story session-replay">
      <link rel="stylesheet" href="/tags.css" />
      <StoryHead session={session} subject={page.subject} is="Replay" />
      <p class="story-note">
        Marks and messages that were withdrawn or taken away since are not in it, and notes read as they do
        now.
      </p>
      {steps.length === 0 ? (
        <p class="empty">Nothing has happened yet.</p>
      ) : (
        <>
          <ReplayControls
            path={`/sessions/${session.id}/replay`}
            most={steps.length}
            stepping={stepping}
            words={lastWords(steps, step, tables)}
            at={last?.at ?? null}
          />
          <div class="replay-body">
            <Beside state={state} />
            <div class="replay-texts" ref={texts}>
              {documents.map((id) => {
                const document = tables.document[id]
                const excerpts = (document?.excerpts ?? []).flatMap((each) => tables.excerpt[each] ?? [])
                return (
                  document && (
                    <section key={id} aria-labelledby={`document-${id}`}>
                      <h2 id={`document-${id}`}>
                        <a href={`/documents/${document.slug}`}>{document.title}</a>
                      </h2>
                      {excerpts.map((excerpt) => (
                        <ReplayText
                          key={excerpt.id}
                          excerpt={excerpt}
                          wordings={wordings[excerpt.id] ?? []}
                          state={state}
                          annotations={tables.annotation}
                          now={now}
                        />
                      ))}
                    </section>
                  )
                )
              })}
              {documents.length === 0 && <p class="empty">No text was marked.</p>}
            </div>
          </div>
        </>
      )}
    </div>
  )
}

/** What was going on at a step, beside the texts. */
function Beside({ state }: { state: ReplayState }) {
  const { tables } = usePage()
  const { task, leader, round, people, spotlight } = state
  const messages = inOrderSaid(tables.message).filter(({ id }) => state.messages.includes(id))
  const contradictions = state.contradictions.flatMap((id) => tables.contradiction[id] ?? [])
  return (
    <aside class="replay-beside" aria-label="At this step">
      <dl>
        <dt>There</dt>
        <dd>{people.map(({ name }) => name).join(', ') || 'nobody yet'}</dd>
        {task && (
          <>
            <dt>Task</dt>
            <dd>{task}</dd>
          </>
        )}
        {round && (
          <>
            <dt>Round {round.number}</dt>
            <dd>Each sees their own marks alone ({count(state.blind.length, 'mark')} so far).</dd>
          </>
        )}
        {leader && (
          <>
            <dt>Leading</dt>
            <dd>{leader}</dd>
          </>
        )}
        {spotlight && (
          <>
            <dt>Spotlight</dt>
            <dd>
              <a href={`#excerpt-${spotlight.excerpt}`}>“{spotlight.exact}”</a>
            </dd>
          </>
        )}
        {contradictions.length > 0 && (
          <>
            <dt>Proposed</dt>
            {contradictions.map(({ id, claim, ends }) => (
              <dd key={id}>
                <a href={`/documents/${ends[0]?.document.slug}#contradiction-${id}`}>{claim}</a>
              </dd>
            ))}
          </>
        )}
      </dl>
      <h2>Chat</h2>
      {messages.length === 0 ? <p class="empty">Nothing said yet.</p> : <Spoken messages={messages} />}
    </aside>
  )
}

/** What a step is about on the page; null where it is about no text. */
function textOf({ what }: SessionStep, within: HTMLElement | null): Element | null {
  const excerpt =
    what.kind === 'text-edited' ? what.excerpt : what.kind === 'spotlight' ? what.passage?.excerpt : undefined
  if (what.kind === 'spotlight' && excerpt) return within?.querySelector('.in-spotlight') ?? null
  if (excerpt) return document.getElementById(`excerpt-${excerpt}`)
  return 'annotation' in what ? (within?.querySelector('mark.is-now') ?? null) : null
}
