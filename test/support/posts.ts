import { readFileSync } from 'node:fs'

/** A post of `test/fixtures/posts/`, all of them made up: `readPost('as-the-blog.txt')`. */
export function readPost(name: string): string {
  return readFileSync(new URL(`../fixtures/posts/${name}`, import.meta.url), 'utf8')
}
