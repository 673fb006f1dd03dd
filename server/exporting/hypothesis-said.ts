import { count } from '../../shared/text/plural.ts'

/** What was not made: quotations that read differently here, and those that stand nowhere or nobody knows where. */
export type Unsure = { id: string; state: 'changed' | 'orphan'; quoted: string; here: string | null }

/** What was made, and of how many others nothing could be. */
export type Brought = {
  made: number
  replies: number
  lostReplies: number
  /** Not for everybody to read where they are. */
  closed: number
}

/** So many of what was left out are named, with so many of their characters. */
const mostNamed = 5
const mostOfEach = 60

/** What became of a file, for whoever brought it. */
export function sayBrought(
  { made, replies, lostReplies, closed }: Brought,
  unsure: readonly Unsure[],
): string {
  const changed = unsure.filter(({ state }) => state === 'changed')
  const lost = unsure.filter(({ state }) => state === 'orphan')
  return [
    replies > 0
      ? `${count(made, 'annotation')} and ${count(replies, 'reply', 'replies')} taken over.`
      : `${count(made, 'annotation')} taken over.`,
    ...(changed.length > 0
      ? [`${count(changed.length, 'passage')} read differently here and were left out${naming(changed)}.`]
      : []),
    ...(lost.length > 0
      ? [
          `${count(lost.length, 'annotation')} left out: the words do not stand here, or in several places${naming(lost)}.`,
        ]
      : []),
    ...(lostReplies > 0
      ? [`${count(lostReplies, 'reply', 'replies')} left out: what they answer is not here.`]
      : []),
    ...(closed > 0 ? [`${count(closed, 'annotation')} left out: not for everybody to read there.`] : []),
  ].join(' ')
}

function naming(unsure: readonly Unsure[]): string {
  const quoted = unsure
    .map(({ quoted }) => quoted.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(0, mostNamed)
    .map((words) => `“${words.length > mostOfEach ? `${words.slice(0, mostOfEach)}…` : words}”`)
  if (quoted.length === 0) return ''
  return `: ${quoted.join(', ')}${unsure.length > mostNamed ? ' and others' : ''}`
}
