import { firstVocabulary } from '../../shared/tags/first-vocabulary.ts'
import type { TagView } from '../../shared/tags/views.ts'
import { Problem } from '../platform/http/problem.ts'
import { Tags } from './tags.model.ts'

/** For how long the vocabulary is used before it is read again, in milliseconds: another process may change it. */
const lasting = 5_000
let known: { tags: Promise<TagView[]>; until: number } | null = null

/** Every tag there is, by name. */
export function vocabulary(): Promise<TagView[]> {
  if (known && known.until > Date.now()) return known.tags
  const tags = read()
  known = { tags, until: Date.now() + lasting }
  // What couldn't be read is asked for again by the next.
  tags.catch(() => forgetVocabulary())
  return tags
}

/** To be called once a change of it is saved. */
export function forgetVocabulary(): void {
  known = null
}

async function read(): Promise<TagView[]> {
  const kept = await Tags.find().lean()
  const own = kept.map(({ name, meaning, colour, mark, offered, version }) => ({
    name,
    meaning,
    colour,
    mark,
    offered,
    version,
  }))
  const names = new Set(own.map(({ name }) => name))
  const first = firstVocabulary.filter(({ name }) => !names.has(name))
  return [...own, ...first].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Lets tags pass that are offered, or that are `there` already.
 * @throws {Problem} `invalid` on `tags`, with what may have been meant.
 */
export async function inVocabulary(tags: readonly string[], there: readonly string[] = []): Promise<void> {
  if (tags.every((tag) => there.includes(tag))) return
  const offered = (await vocabulary()).filter((tag) => tag.offered).map(({ name }) => name)
  const unknown = tags.filter((tag) => !there.includes(tag) && !offered.includes(tag))
  if (unknown.length === 0) return
  throw new Problem('invalid', {
    fields: unknown.map((tag) => ({
      field: 'tags',
      code: 'unknown-tag',
      message: `“${tag}” is not in the vocabulary${sayMeant(meant(tag, offered))} All tags are on the page Tags, where moderators can add one.`,
    })),
  })
}

const sayMeant = (names: string[]) =>
  names.length === 0 ? '.' : `; did you mean ${names.map((name) => `“${name}”`).join(' or ')}?`

/** The tags that share a word's beginning with what was typed. */
function meant(typed: string, offered: readonly string[]): string[] {
  const beginnings = typed.split('-').map((word) => word.slice(0, 4))
  const isNear = (name: string) =>
    name.split('-').some((word) => beginnings.some((start) => start.length > 2 && word.startsWith(start)))
  return offered.filter(isNear).slice(0, 3)
}
