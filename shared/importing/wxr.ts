import { htmlToText } from './html-text.ts'
import { readMarkup } from './markup.ts'

/** A post of a WordPress export (WXR, WordPress eXtended RSS); its content is still HTML. */
export type WxrPost = {
  title: string
  /** As WordPress stores it: HTML in which a newline means one. */
  content: string
  comments: WxrComment[]
}

export type WxrComment = {
  id: string
  /** '0' for a comment on the post. */
  parent: string
  authorName: string
  isPostAuthor: boolean
  /** Plain text. */
  text: string
  /** `YYYY-MM-DD hh:mm:ss`, by the clock of the blog. */
  date: string
  /** Why it is not shown on the blog: it waits, is spam, or is a link from another site; null when it is shown. */
  hidden: string | null
}

type Fields = ReadonlyMap<string, string>
type Item = { fields: Map<string, string>; comments: Fields[] }

/** Elements that hold fields of their own. */
const holders = new Set(['item', 'wp:comment', 'wp:author'])

/** Whether a text is a WordPress export rather than a page. */
export function isWxr(raw: string): boolean {
  return /<rss\b[^>]*\bxmlns:wp=|<wp:wxr_version>/i.test(raw.slice(0, 10_000))
}

/** The posts and pages of an export, in its order; attachments, menus and revisions are no posts. */
export function readWxr(xml: string): WxrPost[] {
  const { items, authors } = readItems(xml)
  return items
    .filter(({ fields }) => ['post', 'page', undefined].includes(fields.get('wp:post_type')))
    .map((item) => toPost(item, authors))
}

function readItems(xml: string): { items: Item[]; authors: Fields[] } {
  const items: Item[] = []
  const authors: Fields[] = []
  const open: { name: string; fields: Map<string, string> }[] = []
  let words = ''
  for (const token of readMarkup(xml, 'xml')) {
    if (token.kind === 'text') words += token.text
    else if (token.kind === 'open') {
      words = ''
      if (!holders.has(token.name)) continue
      const fields = new Map<string, string>()
      open.push({ name: token.name, fields })
      if (token.name === 'item') items.push({ fields, comments: [] })
      else if (token.name === 'wp:comment') items.at(-1)?.comments.push(fields)
      else authors.push(fields)
    } else {
      if (token.name === open.at(-1)?.name) open.pop()
      else if (!open.at(-1)?.fields.has(token.name)) open.at(-1)?.fields.set(token.name, words)
      words = ''
    }
  }
  return { items, authors }
}

function toPost({ fields, comments }: Item, authors: readonly Fields[]): WxrPost {
  const login = fields.get('dc:creator')?.trim() ?? ''
  const author = authors.find((each) => each.get('wp:author_login')?.trim() === login)
  const authorId = author?.get('wp:author_id')?.trim()
  const authorNames = [login, author?.get('wp:author_display_name')?.trim()]
  return {
    title: fields.get('title')?.trim() ?? '',
    content: fields.get('content:encoded') ?? '',
    comments: comments.map((comment) => {
      const get = (name: string) => comment.get(`wp:comment_${name}`)?.trim() ?? ''
      const userId = get('user_id')
      const known = userId !== '' && userId !== '0'
      return {
        id: get('id'),
        parent: get('parent') || '0',
        authorName: get('author'),
        // A guest may write any name, so the name counts only for someone who was logged in.
        isPostAuthor:
          known && (authorId === undefined ? authorNames.includes(get('author')) : userId === authorId),
        text: htmlToText(comment.get('wp:comment_content') ?? '', { keepLineEnds: true }).text,
        date: get('date'),
        hidden: hiddenReason(get('type'), get('approved')),
      }
    }),
  }
}

function hiddenReason(type: string, approved: string): string | null {
  if (type === 'pingback' || type === 'trackback') return 'a link from another site'
  if (approved === '1' || approved === '') return null
  return approved === '0' ? 'a comment that waits for approval' : `a comment kept off the blog (${approved})`
}
