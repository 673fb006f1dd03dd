/** What one needs of an authority to recognise it by name. */
export type AuthorityName = {
  /** Stable id, as in URLs: `tower-hamlets`. */
  readonly slug: string
  /** The name people use: "Tower Hamlets". */
  readonly name: string
  /** The council's own name: "London Borough of Tower Hamlets". */
  readonly officialName: string
  /** Other names met in writing: "Derby City", "BCP". */
  readonly aliases: readonly string[]
}

type Entry<Name extends AuthorityName> = { authority: Name; name: string; others: string[] }
type NameBook<Name extends AuthorityName> = { entries: Entry<Name>[]; byName: Map<string, Name | null> }

/** No name with all that may follow it is longer; a whole paragraph needn't be searched. */
const mostWords = 20
/** Words that may follow a name without changing which authority is meant; never "city" or "county". */
const harmlessWords = new Set(
  'and children childrens council for inspection la local authority of ofsted report s safeguarding services the'.split(
    ' ',
  ),
)

/**
 * A name with everything folded away that writers vary: case, accents, `&` for "and", punctuation,
 * hyphens, kinds and numbers of spaces. `''` when nothing but those is there.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\u200b-\u200d\u2060\ufeff\u00ad'’‘]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The authority that a pasted name means, by the longest whole name or alias at its start; null when none
 * does, when what follows the name could mean another place ("Derby County"), or when two share the name.
 * Whole means whole words, so Derby is never Derbyshire, and "Tyneside" alone is neither North nor South.
 */
export function matchAuthority<Name extends AuthorityName>(
  pasted: string,
  authorities: readonly Name[],
): Name | null {
  const { byName } = bookOf(authorities)
  const words = foldName(pasted).replace(/^the /, '').split(' ')
  if (words.length > mostWords) return null
  for (let length = words.length; length > 0; length -= 1) {
    const found = byName.get(words.slice(0, length).join(' '))
    if (found !== undefined) return found
    if (!harmlessWords.has(words[length - 1] ?? '')) return null
  }
  return null
}

/**
 * Type-ahead: authorities whose names the typed letters begin, best first: the name itself, then any of its
 * words, then the beginning of another name, then any word of another. Equals are in alphabetical order.
 * An empty query finds nothing.
 */
export function searchAuthorities<Name extends AuthorityName>(
  query: string,
  authorities: readonly Name[],
  limit = 8,
): Name[] {
  const typed = foldName(query)
  if (typed === '') return []
  return bookOf(authorities)
    .entries.map(({ authority, name, others }) => ({ authority, name, rank: rankOf(typed, name, others) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ authority }) => authority)
}

function rankOf(typed: string, name: string, others: readonly string[]): number {
  if (name.startsWith(typed)) return 0
  if (` ${name}`.includes(` ${typed}`)) return 1
  if (others.some((other) => other.startsWith(typed))) return 2
  if (others.some((other) => ` ${other}`.includes(` ${typed}`))) return 3
  return Number.POSITIVE_INFINITY
}

/** Folding hundreds of names on every key press would be felt, so each list is folded once. */
const books = new WeakMap<readonly AuthorityName[], NameBook<AuthorityName>>()

function bookOf<Name extends AuthorityName>(authorities: readonly Name[]): NameBook<Name> {
  const known = books.get(authorities)
  if (known !== undefined) return known as NameBook<Name>
  const book: NameBook<Name> = { entries: [], byName: new Map() }
  for (const authority of authorities) {
    const name = foldName(authority.name)
    const others = [authority.officialName, ...authority.aliases].map(foldName)
    book.entries.push({ authority, name, others })
    for (const each of [name, ...others]) {
      const holder = book.byName.get(each)
      book.byName.set(each, holder === undefined || holder === authority ? authority : null)
    }
  }
  books.set(authorities, book)
  return book
}
