import { toNfc } from '../text/code-points.ts'
import { htmlToText } from './html-text.ts'
import type { ImportComment, ImportPreview, ImportProblem, SetAside } from './preview.ts'
import { problemAt } from './reading.ts'
import type { LinkTarget } from './urls.ts'
import { isWxr, readWxr, type WxrComment, type WxrPost } from './wxr.ts'

/** A post as it stands in what was pasted or uploaded, brought to plain text. */
export type PostSource = {
  format: ImportPreview['format']
  /** The title where the source has it apart from its text; null where it is a line of the text. */
  title: string | null
  /** What marks the title's line, where a page does. */
  titleLine: string | null
  text: string
  /** Where the text's links lead; positions in `text`, in code points. */
  targets: LinkTarget[]
  /** Null where the comments are a part of the text. */
  thread: Thread | null
}

type Thread = { comments: ImportComment[]; ignored: SetAside[]; problems: ImportProblem[] }

/** The posts in a raw text, at least one: a paste or a page is one, a WordPress export may hold many. */
export function readSource(raw: string): PostSource[] {
  if (isWxr(raw)) {
    const posts = readWxr(raw)
    if (posts.length > 0) return posts.map(fromWxr)
  }
  if (isHtml(raw)) {
    const { text, targets, title } = htmlToText(raw)
    return [{ format: 'html', title: null, titleLine: title, text, targets, thread: null }]
  }
  return [{ format: 'text', title: null, titleLine: null, text: raw, targets: [], thread: null }]
}

/** A text that only mentions a tag is no page: something must close. */
function isHtml(raw: string): boolean {
  return /<\/(?:p|div|li|ol|ul|h[1-6]|article|section|body|html|span|a|td|em|strong|b)\s*>/i.test(raw)
}

function fromWxr({ title, content, comments }: WxrPost): PostSource {
  const { text, targets } = htmlToText(content, { keepLineEnds: true })
  const firstLine = text.split('\n').length + 1
  return {
    format: 'wxr',
    title: toNfc(title),
    titleLine: null,
    text,
    targets,
    thread: toThread(comments, firstLine),
  }
}

/** Comments in the order of reading, each followed by its answers; those kept off the blog are set aside. */
function toThread(all: readonly WxrComment[], firstLine: number): Thread {
  const thread: Thread = { comments: [], ignored: [], problems: [] }
  const lines = new Map(all.map((comment, i) => [comment, firstLine + i]))
  const shown = all.filter(({ hidden }) => hidden === null)
  const answers = Map.groupBy(shown, ({ parent }) => parent)
  const placed = new Set<WxrComment>()
  const place = (root: WxrComment, note: ImportProblem | null) => {
    if (note !== null && !placed.has(root)) thread.problems.push(note)
    const pending: { comment: WxrComment; parent: number | null }[] = [{ comment: root, parent: null }]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (placed.has(next.comment)) continue
      placed.add(next.comment)
      const parent = thread.comments.length
      thread.comments.push(toComment(next.comment, next.parent, lines.get(next.comment) ?? firstLine, thread))
      const under = answers.get(next.comment.id) ?? []
      answers.delete(next.comment.id)
      for (const comment of under.toReversed()) pending.push({ comment, parent })
    }
  }
  for (const comment of answers.get('0') ?? []) place(comment, null)
  // What is left answers a comment that was kept back or deleted.
  for (const comment of shown) {
    const message = 'It answers a comment that is not in the file.'
    place(comment, problemAt('nesting-unclear', lines.get(comment) ?? firstLine, message))
  }
  for (const comment of all) {
    if (comment.hidden === null) continue
    const text = toNfc(`${comment.authorName}: ${comment.text}`)
    thread.ignored.push({ text, line: lines.get(comment) ?? firstLine, reason: comment.hidden })
  }
  return thread
}

function toComment(
  { authorName, isPostAuthor, text, date }: WxrComment,
  parent: number | null,
  line: number,
  { comments }: Thread,
): ImportComment {
  return {
    authorName: toNfc(authorName),
    isPostAuthor,
    depth: parent === null ? 0 : (comments[parent]?.depth ?? 0) + 1,
    parent,
    text: toNfc(text),
    dateAsPasted: date,
    line,
  }
}
