import { guest } from '../../shared/accounts/actor.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { containerOf, webAnnotationContext } from '../../shared/exporting/web-annotation.ts'
import { annotationsInParts } from '../annotations/annotations.reader.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { toWeb } from './to-web.ts'

/** As many annotations as a page of a container holds. */
export const pageSize = 100

/** A part of a document's public annotations, in the order they were made. */
type Part = { address: string; total: number; page: number; iris: boolean; items: unknown[] }

/** @throws {Problem} `not-found` when there is no such document, or no such page. */
async function partOf(base: string, slug: string, page: number, iris: boolean): Promise<Part> {
  const { document } = await documentBySlug(slug, guest)
  const channel = `document:${document.id}` as const
  const { total, items } = await annotationsInParts(channel, page * pageSize, pageSize)
  const address = containerOf(base, document.slug)
  if (page > lastPage(total)) throw new Problem('not-found')
  return { address, total, page, iris, items: await given(items, base, address, iris) }
}

const given = async (items: AnnotationView[], base: string, address: string, iris: boolean) =>
  iris ? items.map(({ id }) => address + id) : toWeb(items, base)

const lastPage = (total: number) => Math.max(0, Math.ceil(total / pageSize) - 1)

const idOf = ({ address, iris }: Part) => `${address}?iris=${iris ? 1 : 0}`
const pageAddress = (part: Part, page: number) => `${idOf(part)}&page=${page}`

type Asked = { minimal: boolean; iris: boolean }

/** The container itself, with its first page in it or, `minimal`, led to. @throws {Problem} `not-found` */
export async function containerBody(base: string, slug: string, { minimal, iris }: Asked) {
  const part = await partOf(base, slug, 0, iris)
  return {
    '@context': [webAnnotationContext, 'http://www.w3.org/ns/ldp.jsonld'],
    id: idOf(part),
    type: ['BasicContainer', 'AnnotationCollection'],
    label: 'Annotations of this document, in the order they were made',
    total: part.total,
    ...(part.total > 0 && {
      first: minimal ? pageAddress(part, 0) : pageBody(part),
      last: pageAddress(part, lastPage(part.total)),
    }),
  }
}

/** One of its pages by itself. @throws {Problem} `not-found` */
export async function containerPage(base: string, slug: string, page: number, iris: boolean) {
  const part = await partOf(base, slug, page, iris)
  const whole = { partOf: { id: idOf(part), total: part.total } }
  return { '@context': webAnnotationContext, ...pageBody(part), ...whole }
}

const pageBody = (part: Part) => ({
  id: pageAddress(part, part.page),
  type: 'AnnotationPage',
  startIndex: part.page * pageSize,
  ...(part.page > 0 && { prev: pageAddress(part, part.page - 1) }),
  ...(part.page < lastPage(part.total) && { next: pageAddress(part, part.page + 1) }),
  items: part.items,
})
