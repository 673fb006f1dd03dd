import { createHash } from 'node:crypto'
import { guest } from '../../shared/accounts/actor.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { annotationsInParts } from '../annotations/annotations.reader.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { headsOf } from '../platform/data/heads.ts'

/** As many annotations as a page of a container holds. */
export const pageSize = 100

/** A document's public annotations, in the order they were made, by parts. */
export type Container = {
  /** Counts the document's changes: what a strong ETag is made of. */
  state: string
  total: number
  /** The part asked for; empty beyond the last. */
  items: AnnotationView[]
}

/** @throws {Problem} `not-found` when there is no such document. */
export async function containerOf(slug: string, page: number): Promise<Container> {
  const { document } = await documentBySlug(slug, guest)
  const channel = `document:${document.id}` as const
  const heads = await headsOf([channel])
  const { total, items } = await annotationsInParts(channel, page * pageSize, pageSize)
  return { state: `${document.id}-${heads[channel]?.seq ?? 0}`, total, items }
}

/** A strong ETag: the same only where every byte is. */
export const tagOf = (...parts: (string | number)[]) =>
  `"${createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 22)}"`
