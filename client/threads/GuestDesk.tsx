import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { keepApart } from './guest-tabs.ts'
import { OtherWords } from './OtherWords.tsx'

type Props = {
  area: RefObject<HTMLTextAreaElement | null>
  /** Where this browser keeps the draft. */
  name: string
  /** What stood in the field when it was gone to. */
  begun: string
}

/** What goes on around a field while a guest writes in it: no words of another tab are lost. */
export function GuestDesk({ area, name, begun }: Props) {
  const [others, setOthers] = useState<readonly string[]>([])
  useEffect(() => {
    if (area.current) return keepApart(area.current, { name, begun }, setOthers)
  }, [area, name, begun])
  return <OtherWords area={area} others={others} done={() => setOthers([])} guest />
}
