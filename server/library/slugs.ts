const mostCharacters = 80

/** A title as part of an address: small letters, figures and hyphens, ended at a word. */
export function toSlug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\p{M}'’‘]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = words.shift()?.slice(0, mostCharacters) ?? 'untitled'
  for (const word of words) {
    if (slug.length + 1 + word.length > mostCharacters) break
    slug = `${slug}-${word}`
  }
  return slug
}

/** The slug, or where somebody has it `slug-2`, `slug-3` and so on. */
export async function freeSlug(slug: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`
    if (!(await isTaken(candidate))) return candidate
  }
}
