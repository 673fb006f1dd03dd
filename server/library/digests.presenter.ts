import type { DigestView } from '../../shared/library/views.ts'
import type { DigestRecord } from './digests.model.ts'

export type Neighbour = { slug: string; title: string } | null

/** A digest with those before and after it, as they stand now. */
export type DigestInOrder = DigestRecord & { previous: Neighbour; next: Neighbour }

/** A digest as everybody sees it. */
export function toDigest(digest: DigestInOrder): DigestView {
  return {
    id: digest._id.toHexString(),
    slug: digest.slug,
    title: digest.title,
    introduction: digest.introduction,
    links: digest.links.map(({ label, url }) => ({ label, url })),
    entries: digest.entries.map(({ document, excerpts }) => ({
      document: document.toHexString(),
      excerpts: excerpts.map((id) => id.toHexString()),
    })),
    tags: [...digest.tags],
    creator: { id: digest.creator.id, name: digest.creator.name },
    created: digest.created.toISOString(),
    previous: toNeighbour(digest.previous),
    next: toNeighbour(digest.next),
    sample: digest.sample,
    version: digest.version,
    may: [],
  }
}

const toNeighbour = (neighbour: Neighbour): Neighbour =>
  neighbour && { slug: neighbour.slug, title: neighbour.title }
