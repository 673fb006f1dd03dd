import { useEffect, useState } from 'preact/hooks'

/** A tag as it is offered to who types one. */
export type Offered = { name: string; meaning: string; mark: string }

let asked: Promise<Offered[]> | null = null

const ask = async (): Promise<Offered[]> => {
  const answer = await fetch('/api/tags', { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`The tags were answered with ${answer.status}`)
  return ((await answer.json()) as { tags: Offered[] }).tags
}

/** The tags to choose from, asked for once they are wanted; none while they can't be had. */
export function useVocabulary(isWanted: boolean): readonly Offered[] {
  const [tags, setTags] = useState<readonly Offered[]>([])
  useEffect(() => {
    if (!isWanted) return
    asked ??= ask()
    asked.then(setTags, () => {
      asked = null
    })
  }, [isWanted])
  return tags
}
