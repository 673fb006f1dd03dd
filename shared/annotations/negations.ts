import type { TextRange } from './selectors.ts'

/** A clause is looked through so far on either side of a passage, in UTF-16 units. */
const furthest = 300

/** Words that turn what is said into its opposite, or all but. */
const negation = new RegExp(
  [
    '(?<![\\p{L}\\p{N}\\p{M}])(?:',
    'not|non?|nor|never|neither|none|nobody|nothing|nowhere|cannot|without|hardly|barely|scarcely|rarely|seldom|',
    "few|little|less than|far from|anything but|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?|\\p{L}+n['’]t",
    ')(?![\\p{L}\\p{N}\\p{M}])',
  ].join(''),
  'giu',
)

type Negation = TextRange & { word: string }

/**
 * The clause that holds the words of a passage, up to the nearest mark or blank line on either side; UTF-16 offsets.
 * A passage that ends with its full stop goes no farther.
 */
export function clauseAround(text: string, { start, end }: TextRange): TextRange {
  let from = start
  while (from < end && !isOfWord(text, from)) from++
  let to = end
  while (to > from && !isOfWord(text, to - 1)) to--
  if (from === to) return { start, end }
  const first = Math.max(0, from - furthest)
  const last = Math.min(text.length, to + furthest)
  while (from > first && !endsClause(text, from - 1)) from--
  while (to < last && !endsClause(text, to)) to++
  return { start: from, end: to }
}

const isOfWord = (text: string, at: number) => /[\p{L}\p{N}]/u.test(text[at] as string)

/**
 * Whether a negation came into the clause of a passage whose own words stand, or left it: 'are good' that became 'are
 * not good' under a mark on 'good'. Answers the passage with the negations that came; null where its clause says of
 * it what it said. UTF-16 offsets.
 */
export function turnedRound(before: string, was: TextRange, after: string, is: TextRange): TextRange | null {
  const old = clauseAround(before, was)
  const now = clauseAround(after, is)
  // Nearly always the edit was elsewhere.
  const isSame = was.start - old.start === is.start - now.start
  if (isSame && before.slice(old.start, old.end) === after.slice(now.start, now.end)) return null
  const led = negationsIn(before, old.start, was.start)
  const leads = negationsIn(after, now.start, is.start)
  const followed = negationsIn(before, was.end, old.end)
  const follows = negationsIn(after, is.end, now.end)
  if (wordsOf(led) === wordsOf(leads) && wordsOf(followed) === wordsOf(follows)) return null
  return {
    start: newIn(leads.reverse(), led).at(-1)?.start ?? is.start,
    end: newIn(follows, followed).at(-1)?.end ?? is.end,
  }
}

function negationsIn(text: string, start: number, end: number): Negation[] {
  return Array.from(text.slice(start, end).matchAll(negation), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: start + index,
    end: start + index + word.length,
  }))
}

const wordsOf = (found: Negation[]) => found.map(({ word }) => word).join(' ')

/** Those that weren't there before, in the order given. */
function newIn(found: Negation[], before: Negation[]): Negation[] {
  const left = before.map(({ word }) => word)
  return found.filter(({ word }) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Marks that always end a clause, and those that do where white space or a closing mark follows: not in '5.5'. */
const [always, seldom] = ['!?;()[]–—…', '.,:\n'].map((marks) => {
  const codes = new Uint8Array(0x10000)
  for (const mark of marks) codes[mark.charCodeAt(0)] = 1
  return codes
}) as [Uint8Array, Uint8Array]

function endsClause(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (always[code]) return true
  if (!seldom[code]) return false
  if (code === 10) return /^\s*\n/.test(text.slice(at + 1, at + 20))
  return /^["'”’)\]]?(?:\s|$)/.test(text.slice(at + 1, at + 3))
}
