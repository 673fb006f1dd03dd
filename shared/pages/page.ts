import type { AccountRole } from '../accounts/views.ts'
import type { ImportPreview } from '../importing/preview.ts'
import type { QueueFilter, QueueName } from '../moderation/views.ts'

/** Every page there is, by what it shows besides the tables. */
export type Page =
  | { kind: 'home'; digests: DigestLine[]; latest: LatestThought[] }
  | { kind: 'digest'; digest: string }
  | { kind: 'document'; document: string; digests: { slug: string; title: string }[] }
  | { kind: 'authorities'; regions: { region: string; authorities: AuthorityLine[] }[] }
  | { kind: 'authority'; authority: AuthorityPage; documents: string[] }
  | { kind: 'contradictions'; contradictions: string[] }
  | { kind: 'post-excerpt'; authorities: string[] }
  | { kind: 'edit-excerpt'; excerpt: string; revisions: ExcerptRevision[] }
  | { kind: 'propose-contradiction'; document: string }
  | { kind: 'annotate'; document: string; excerpt: string }
  | { kind: 'edit-annotation'; annotation: string }
  | { kind: 'edit-comment'; comment: string }
  | { kind: 'reply'; comment: string }
  | {
      kind: 'import'
      preview: ImportPreview | null
      raw: string
      already: { slug: string; title: string } | null
    }
  | { kind: 'log-in'; next: string }
  | { kind: 'register'; next: string; firstAdmin: string | null }
  | { kind: 'people'; people: PersonLine[] }
  | {
      /** Its cases are in the table `case`, in the order of `cases`, the longest waiting first. */
      kind: 'moderation'
      queue: QueueName
      filter: QueueFilter
      cases: string[]
      /** How many there are in each queue, unfiltered. */
      totals: Record<QueueName, number>
      /** The cursor of the next part; null at the end. */
      next: string | null
      /** The viewer's last decision that can be undone; null for none. */
      undo: { batch: string; sentence: string } | null
    }
  | { kind: 'problem'; status: number; message: string }
export type PageKind = Page['kind']

export type DigestLine = {
  slug: string
  title: string
  creator: string
  created: string
  entries: number
  comments: number
  tags: string[]
  sample: boolean
}

export type LatestThought = {
  comment: string
  /** Path with the permalink's fragment. */
  href: string
  /** Title of the digest or document it hangs under. */
  under: string
  creator: string
  created: string
  /** The first words, plain text. */
  opening: string
}

export type AuthorityLine = { slug: string; name: string; documents: number }

export type AuthorityPage = {
  slug: string
  name: string
  officialName: string
  region: string
  gssCode: string
  dfeNumber: string
  ofstedUrn: string | null
  aliases: string[]
  successors: { slug: string; name: string }[]
}

/** An account as admins see it. */
export type PersonLine = { id: string; name: string; email: string; role: AccountRole; created: string }

export type ExcerptRevision = { revision: number; text: string; editor: string; created: string }
