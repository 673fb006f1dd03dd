import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type AuthorityName, searchAuthorities } from '../../shared/library/authority-names.ts'

/** A code that an authority carried before a boundary or status change, while people went on using its name. */
type FormerCode = {
  readonly gssCode: string
  readonly dfeNumber: string
  readonly officialName: string
  /** First day, `YYYY-MM-DD`; null: from before this list begins. */
  readonly from: string | null
  /** Last day, `YYYY-MM-DD`. */
  readonly to: string | null
  /** Slugs of the other authorities that took over a part of its area. */
  readonly successors: readonly string[]
}

/** An upper-tier English authority with children's services, one record for each name people know. */
export type Authority = AuthorityName & {
  /** Office for National Statistics code in force now, or the last one it had. */
  readonly gssCode: string
  /** Department for Education number, three digits. */
  readonly dfeNumber: string
  readonly region: string
  /** Kind of council: "County", "Unitary authority", "London borough" … */
  readonly councilType: string
  /** First day, `YYYY-MM-DD`; null: from before this list begins. */
  readonly from: string | null
  /** Last day, `YYYY-MM-DD`; null: it still exists. */
  readonly to: string | null
  /** Ofsted's provider number for its children's services; null when not known for certain. */
  readonly ofstedUrn: string | null
  /** Slugs of the authorities that followed it; empty while it exists. */
  readonly successors: readonly string[]
  /** Older codes under the same name, oldest first. */
  readonly formerCodes: readonly FormerCode[]
  /** What about this record could not be confirmed; null when nothing. */
  readonly unverified: string | null
}

const emptyIsNull = z.string().transform((text) => (text === '' ? null : text))
const day = z.union([z.literal('').transform(() => null), z.iso.date()])
const list = z.string().transform((text) => (text === '' ? [] : text.split('|')))

const rowSchema = z.strictObject({
  slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().min(1),
  official_name: z.string().min(1),
  gss_code: z.string().regex(/^E\d{8}$/),
  dfe_number: z.string().regex(/^\d{3}$/),
  region: z.string().min(1),
  from: day,
  to: day,
  ofsted_urn: emptyIsNull,
  la_type: z.string().min(1),
  aliases: list,
  successors: list,
  unverified: emptyIsNull,
})

type Row = z.infer<typeof rowSchema>

const authorities = load()
const bySlug = new Map(authorities.map((authority) => [authority.slug, authority]))

/** Every authority of the list, those that no longer exist included, ordered by slug. */
export function allAuthorities(): readonly Authority[] {
  return authorities
}

export function authorityBySlug(slug: string): Authority | null {
  return bySlug.get(slug) ?? null
}

/** Type-ahead over names and aliases, best match first; see `searchAuthorities`. */
export function findAuthorities(query: string, limit = 8): Authority[] {
  return searchAuthorities(query, authorities, limit)
}

function load(): readonly Authority[] {
  const text = readFileSync(new URL('./authorities.csv', import.meta.url), 'utf8')
  const rows = z.array(rowSchema).parse(parse(text, { columns: true }))
  const slugOfCode = new Map(rows.map((row) => [row.gss_code, row.slug]))
  const periods = Map.groupBy(rows, (row) => row.slug)
  return Object.freeze([...periods.values()].map((of) => toAuthority(of, slugOfCode)))
}

/** Joins the rows of one name, a row for each code it has carried, into one record. */
function toAuthority(periods: readonly Row[], slugOfCode: ReadonlyMap<string, string>): Authority {
  const inOrder = periods.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  const first = inOrder[0]
  const current = inOrder.at(-1)
  if (first === undefined || current === undefined) throw new Error('an authority without a single period')
  const successorsOf = (row: Row) =>
    Object.freeze(
      row.successors
        .map((code) => slugOfCode.get(code) ?? unknownCode(row, code))
        .filter((slug) => slug !== row.slug),
    )
  return Object.freeze({
    slug: current.slug,
    name: current.name,
    officialName: current.official_name,
    gssCode: current.gss_code,
    dfeNumber: current.dfe_number,
    region: current.region,
    councilType: current.la_type,
    from: first.from,
    to: current.to,
    ofstedUrn: current.ofsted_urn,
    aliases: Object.freeze([...new Set(inOrder.flatMap((row) => row.aliases))]),
    successors: successorsOf(current),
    formerCodes: Object.freeze(inOrder.slice(0, -1).map((row) => toFormerCode(row, successorsOf(row)))),
    unverified: current.unverified,
  })
}

function toFormerCode(row: Row, successors: readonly string[]): FormerCode {
  return Object.freeze({
    gssCode: row.gss_code,
    dfeNumber: row.dfe_number,
    officialName: row.official_name,
    from: row.from,
    to: row.to,
    successors,
  })
}

function unknownCode(row: Row, code: string): never {
  throw new Error(`authorities.csv: ${row.name} names ${code} as a successor, which is not in the list`)
}
