import { useMemo } from 'preact/hooks'
import type { Change } from '../../shared/text/difference/difference.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { plainWords } from './plain-words.ts'
import { useDifference } from './use-difference.ts'

type Wording = { label: string; html: string }

/** Two wordings side by side, with what was taken out of the one and put into the other marked. */
export function TwoWordings({ before, after }: { before: Wording; after: Wording }) {
  const old = useMemo(() => plainWords(before.html), [before.html])
  const fresh = useMemo(() => plainWords(after.html), [after.html])
  const changes = useDifference(old, fresh)
  return (
    <div class="wordings">
      <section>
        <h3>{before.label}</h3>
        {changes ? (
          <Marked text={old} side="before" changes={changes} />
        ) : (
          <ServerHtml class="said" html={before.html} />
        )}
      </section>
      <section>
        <h3>{after.label}</h3>
        {changes ? (
          <Marked text={fresh} side="after" changes={changes} />
        ) : (
          <ServerHtml class="said" html={after.html} />
        )}
      </section>
    </div>
  )
}

function Marked({ text, side, changes }: { text: string; side: 'before' | 'after'; changes: Change[] }) {
  return (
    <p class="said marked">
      {changes.map((change, at) => {
        const words =
          side === 'before'
            ? text.slice(change.beforeStart, change.beforeEnd)
            : text.slice(change.afterStart, change.afterEnd)
        if (change.same || words === '') return words
        return side === 'before' ? <del key={at}>{words}</del> : <ins key={at}>{words}</ins>
      })}
    </p>
  )
}
