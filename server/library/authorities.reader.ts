import type { AuthorityLine, AuthorityPage } from '../../shared/pages/page.ts'
import { Problem } from '../platform/http/problem.ts'
import { allAuthorities, authorityBySlug } from './authorities.ts'
import { Documents } from './documents.model.ts'

/** All authorities by region, each with how many documents there are from it; both in alphabetical order. */
export async function authoritiesWithCounts(): Promise<{ region: string; authorities: AuthorityLine[] }[]> {
  const counted = await Documents.aggregate<{ _id: string | null; documents: number }>([
    { $group: { _id: '$authority', documents: { $sum: 1 } } },
  ])
  const documentsOf = new Map(counted.map(({ _id, documents }) => [_id, documents]))
  const regions = Map.groupBy(allAuthorities(), ({ region }) => region)
  return [...regions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, authorities]) => ({
      region,
      authorities: authorities
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ slug, name }) => ({ slug, name, documents: documentsOf.get(slug) ?? 0 })),
    }))
}

/** What an authority's page says about it. @throws {Problem} `not-found` */
export function authorityPage(slug: string): AuthorityPage {
  const authority = authorityBySlug(slug)
  if (!authority) throw new Problem('not-found')
  const { name, officialName, region, gssCode, dfeNumber, ofstedUrn, aliases, successors } = authority
  return {
    slug,
    name,
    officialName,
    region,
    gssCode,
    dfeNumber,
    ofstedUrn,
    aliases: [...aliases],
    successors: successors.flatMap((each) => {
      const successor = authorityBySlug(each)
      return successor ? { slug: successor.slug, name: successor.name } : []
    }),
  }
}
