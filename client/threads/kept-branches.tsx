import { Fragment, h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { noTables, type PageState } from '../../shared/live/state.ts'
import { escapeHtml } from '../../shared/text/escape-html.ts'
import { wholeThread } from '../../shared/threads/parts.ts'
import type { Branch } from '../../shared/threads/tree.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { createStore, StoreContext } from '../live/store.ts'
import { BranchContext, type BranchProps, Comment } from './Comment.tsx'
import { CardContext, type CardProps, CommentCard } from './CommentCard.tsx'
import type { Answered } from './EarlierWording.tsx'

/** What was drawn, in UTF-8, and the numbers of the places left open between. */
export type Drawing = readonly (Uint8Array | number)[]

/** Where the server keeps what was drawn of threads. It may let go of anything at any time. */
export type KeptDrawings = {
  find(key: string): Drawing | undefined
  /** Keeps a drawing, given as text; answers it. */
  keep(key: string, pieces: readonly (string | number)[]): Drawing
  /** A short name for all that a view says: the same for the same, and for nothing else. */
  nameOf(view: object): string
}

/** What is sent along by every form, and differs from page to page: its places are left open in what is kept. */
const open = ['path', 'operation', 'token'] as const
/** Nobody can have written this: each process makes its own. */
const hole = `hole-${crypto.randomUUID()}-`
const holes = new RegExp(`${hole}(\\d)`)
/** Stands in the page for a drawing until it is put together: long texts cost most by being copied. */
const slot = `slot-${crypto.randomUUID()}-`
const slots = new RegExp(`${slot}(\\d+);`)

/**
 * Draws the comments of a page, or takes them as they were drawn for another one. Each is kept under all that it is
 * drawn from, and nothing else is there while it is drawn: so it is only ever shown to somebody whose own page says the
 * very same. Branches in which nothing is the viewer's own are kept whole, since many see them alike; elsewhere each
 * card is.
 */
export function drawWithKept(kept: KeptDrawings, state: PageState, app: VNode): (string | Uint8Array)[] {
  const placed: Drawing[] = []
  const { tables, form, viewer } = state
  const { id, role, may, token } = viewer
  const values = [state.path, state.operation, token ?? ''].map(escapeHtml)
  const viewing = JSON.stringify([role, may, token === null])
  const nameOf = (view: object | undefined) => (view ? kept.nameOf(view) : '')
  const whoFor = (comment: CommentView) => (id === null ? null : id === comment.creator.id ? id : 'another')

  /** What the page says beside these comments that matters for drawing them: a name for it, and the page with nothing else. */
  function around(comments: readonly CommentView[], who: string | null) {
    const tally = comments.flatMap((comment) => tables.tally[comment.id] ?? [])
    const reacted = comments.flatMap((comment) => tables.reacted[comment.id] ?? [])
    const thread = comments.slice(0, 1).flatMap((comment) => tables.thread[comment.thread.id] ?? [])
    const names = [comments, tally, reacted, thread].map((views) => views.map(nameOf).join())
    const seen = (): PageState => ({
      ...bare,
      viewer: { ...bare.viewer, id: who, role, may, token: token === null ? null : bare.viewer.token },
      tables: { ...bare.tables, tally: byId(tally), reacted: byId(reacted), thread: byId(thread) },
    })
    return { name: `${viewing} ${who} ${names.join(' ')}`, seen }
  }

  function drawn(key: string, draw: () => string) {
    const drawing =
      kept.find(key) ??
      kept.keep(
        key,
        draw()
          .split(holes)
          .map((piece, at) => (at % 2 === 0 ? piece : Number(piece))),
      )
    placed.push(drawing)
    return ready(`${slot}${placed.length - 1};`)
  }

  function KeptCard({ comment, answers, isDeep, reply, card }: CardProps) {
    const { name, seen } = around([comment], whoFor(comment))
    return drawn(`card ${isDeep} ${nameOf(answers)} ${name}`, () =>
      renderToString(
        <StoreContext.Provider value={createStore(seen())}>
          <CommentCard
            comment={comment}
            answers={toAnswered(answers)}
            isDeep={isDeep}
            reply={reply}
            card={card}
          />
        </StoreContext.Provider>,
      ),
    )
  }

  function KeptBranch({ branch, part, answers }: BranchProps) {
    const comments = commentsOf(branch)
    const isOwn = (comment: CommentView) =>
      comment.source !== null || comment.id in tables.reacted || (id !== null && whoFor(comment) === id)
    if (form || part.also.length > 0 || comments.some(isOwn))
      return <Comment branch={branch} part={part} answers={answers} />
    const { name, seen } = around(comments, id === null ? null : 'another')
    const below = comments.flatMap(({ id }) => (part.below[id] ? [[id, part.below[id]] as const] : []))
    const shape = `${branch.depth} ${branch.count} ${below.join()} ${nameOf(answers)}`
    return drawn(`branch ${shape} ${name}`, () =>
      renderToString(
        <StoreContext.Provider value={createStore(seen())}>
          <Comment
            branch={branch}
            part={{ ...wholeThread(part, part.channel), below: Object.fromEntries(below) }}
            answers={toAnswered(answers)}
          />
        </StoreContext.Provider>,
      ),
    )
  }

  const html = renderToString(
    <StoreContext.Provider value={createStore(state)}>
      <BranchContext.Provider value={KeptBranch}>
        <CardContext.Provider value={KeptCard}>{app}</CardContext.Provider>
      </BranchContext.Provider>
    </StoreContext.Provider>,
  )
  return html.split(slots).flatMap((text, at) => {
    if (at % 2 === 0) return text
    return (placed[Number(text)] ?? []).map((piece) =>
      typeof piece === 'number' ? (values[piece] ?? '') : piece,
    )
  })
}

const commentsOf = ({ comment, replies }: Branch): CommentView[] => [comment, ...replies.flatMap(commentsOf)]

const byId = <V extends { id: string }>(views: readonly V[]): Record<string, V> =>
  Object.fromEntries(views.map((view) => [view.id, view]))

function toAnswered(answers: Answered | undefined): Answered | undefined {
  if (!answers) return undefined
  const { id, wording, revised, html, creator } = answers
  return { id, wording, revised, html: html && '', creator: { name: creator.name } }
}

/** HTML as it is. Preact's string renderer takes it from a fragment with `tpl`, as its precompiled JSX has. */
const ready = (html: string) => h(Fragment, { tpl: [html] } as object)

/** A page that shows nothing to nobody. */
const bare: PageState = {
  page: { kind: 'problem', status: 200, message: '' },
  path: `${hole}${open.indexOf('path')}`,
  operation: `${hole}${open.indexOf('operation')}`,
  title: '',
  viewer: {
    id: null,
    name: null,
    role: 'guest',
    token: `${hole}${open.indexOf('token')}`,
    may: [],
    guest: null,
    warning: null,
    suspendedUntil: null,
  },
  form: null,
  notice: null,
  channels: {},
  tables: noTables(),
  threads: {},
  drafts: {},
}
