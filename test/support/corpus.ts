import { existsSync, readFileSync } from 'node:fs'
import { describe } from 'vitest'

const folder = new URL('../../../shared/', import.meta.url)

// The product itself never needs these texts.
const hasCorpus = existsSync(folder)

/** A file of the corpus, as text: `readCorpus('corpus/blog-post-june-2017.txt')`. Throws where there is none. */
export function readCorpus(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8')
}

/**
 * A `describe` for tests on the real texts. Where there are none its tests are skipped, and its title says so.
 */
export function describeCorpus(title: string, tests: () => void): void {
  if (hasCorpus) describe(title, tests)
  else describe.skip(`${title} (skipped: the real texts are not beside this repository)`, tests)
}
