import type { Channel } from '../../shared/live/contract.ts'
import type { Place, Talk } from '../../shared/threads/parts.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Cover } from '../moderation/moderated.ts'
import type { CommentRecord } from './comments.model.ts'

/** What is kept in memory of every comment of a channel: where it stands, not what it says. */
export type Line = Place & {
  id: string
  parent: string | null
  depth: number
  version: number
  thread: string
  featured: boolean
  covered?: Cover | null
  /** True of what everybody may read, as the changes up to the outline's number have it. */
  counted: boolean
}

export type LineRecord = Pick<
  CommentRecord,
  | '_id'
  | 'thread'
  | 'channels'
  | 'parent'
  | 'root'
  | 'path'
  | 'above'
  | 'depth'
  | 'featured'
  | 'version'
  | 'covered'
>

/** How much of what was made of a thread is kept. */
const mostMade = 12

/** The shape of one thread. */
export class ThreadOutline {
  readonly ref: ThreadRef
  /** How many comments everybody may read. */
  total = 0
  /** Everything in a branch by its root, in the order it was made. */
  readonly branches = new Map<string, Line[]>()
  /** What was featured, by id. */
  readonly featured = new Map<string, Line>()
  size = 0
  private sorted: string[] | null = null
  /** What was made of it as it is now. */
  private readonly made = new Map<string, unknown>()

  constructor(ref: ThreadRef) {
    this.ref = ref
  }

  /** The roots, in the order they were made. */
  get roots(): readonly string[] {
    this.sorted ??= [...this.branches.keys()].sort()
    return this.sorted
  }

  /** Makes something of the outline once for as long as it stays as it is; `name` says all that it is made of besides. */
  once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) {
      if (this.made.size >= mostMade) this.made.clear()
      this.made.set(name, make())
    }
    return this.made.get(name) as T
  }

  add(line: Line): void {
    this.made.clear()
    const branch = this.branches.get(line.root)
    if (!branch) {
      this.branches.set(line.root, [line])
      const last = this.sorted?.at(-1)
      if (last !== undefined && last < line.root) this.sorted?.push(line.root)
      else this.sorted = null
    } else {
      const at = branch.findLastIndex(({ id }) => id < line.id)
      branch.splice(at + 1, 0, line)
    }
    this.size++
    this.feature(line, line.featured)
    if (line.counted) this.count(1)
  }

  remove(line: Line): void {
    this.made.clear()
    const others = (this.branches.get(line.root) ?? []).filter((other) => other !== line)
    if (others.length > 0) this.branches.set(line.root, others)
    else {
      this.branches.delete(line.root)
      this.sorted = null
    }
    this.size--
    this.featured.delete(line.id)
    if (line.counted) this.count(-1)
  }

  feature(line: Line, is: boolean): void {
    this.made.clear()
    line.featured = is
    if (is) this.featured.set(line.id, line)
    else this.featured.delete(line.id)
  }

  count(by: number): void {
    this.made.clear()
    this.total += by
  }
}

/** The threads of a channel as they are at one of its numbers. */
export class Outline {
  readonly channel: Channel
  seq: number
  readonly threads = new Map<string, ThreadOutline>()
  readonly lines = new Map<string, Line>()

  constructor(channel: Channel, seq: number, records: Iterable<readonly [LineRecord, boolean]>) {
    this.channel = channel
    this.seq = seq
    for (const [record, counted] of records) this.put(record, counted)
  }

  /** Takes in the next change of the channel: a comment as it is now, null for anything else. */
  follow(seq: number, record: LineRecord | null, talk: readonly Talk[]): void {
    this.seq = seq
    for (const { path, by } of talk) if (by < 0) this.setCounted(path, false)
    const known = record && this.lines.get(record._id.toHexString())
    // What was moved to other pages is told of on this one as well, for the last time.
    if (record?.channels.includes(this.channel)) this.put(record, known?.counted ?? false)
    else if (known) this.drop(known)
    for (const { path, by } of talk) if (by > 0) this.setCounted(path, true)
  }

  private drop(line: Line): void {
    this.lines.delete(line.id)
    const thread = this.threads.get(line.thread)
    thread?.remove(line)
    if (thread?.size === 0) this.threads.delete(line.thread)
  }

  private put(record: LineRecord, counted: boolean): void {
    const id = record._id.toHexString()
    const [root, thread] = [record.root.toHexString(), record.thread.id]
    const known = this.lines.get(id)
    if (known && isAt(known, record, thread, root)) {
      if (record.version < known.version) return
      known.version = record.version
      known.covered = record.covered ?? null
      this.threads.get(thread)?.feature(known, record.featured)
      return
    }
    if (known) this.threads.get(known.thread)?.remove(known)
    const { path, above = [], depth, featured, version } = record
    const line = {
      id,
      parent: record.parent?.toHexString() ?? null,
      root,
      path,
      above,
      depth,
      version,
      thread,
      featured,
      covered: record.covered ?? null,
      counted,
    }
    this.lines.set(id, line)
    let outline = this.threads.get(thread)
    if (!outline) {
      outline = new ThreadOutline({ kind: record.thread.kind, id: thread })
      this.threads.set(thread, outline)
    }
    outline.add(line)
  }

  private setCounted(path: string, counted: boolean): void {
    const line = this.lines.get(path.slice(-24))
    if (!line || line.counted === counted) return
    line.counted = counted
    this.threads.get(line.thread)?.count(counted ? 1 : -1)
  }
}

const isAt = (line: Line, record: LineRecord, thread: string, root: string): boolean =>
  line.path === record.path &&
  line.thread === thread &&
  line.root === root &&
  String(line.above) === String(record.above ?? [])

/** The channels whose outlines are kept, up to so many comments in all: those not asked for the longest go first. */
export class Outlines {
  private readonly known = new Map<Channel, Outline>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  get(channel: Channel): Outline | undefined {
    const outline = this.known.get(channel)
    if (outline) this.keep(channel, outline)
    return outline
  }

  /** As it is known, without making it the last to go. */
  peek = (channel: Channel): Outline | undefined => this.known.get(channel)

  keep(channel: Channel, outline: Outline): void {
    this.known.delete(channel)
    this.known.set(channel, outline)
    let size = 0
    for (const { lines } of this.known.values()) size += lines.size
    for (const [oldest, { lines }] of this.known) {
      if (size <= this.most || oldest === channel) return
      this.known.delete(oldest)
      size -= lines.size
    }
  }
}
