import { DigestEntry } from '../library/DigestEntry.tsx'
import { PresenceRow } from '../live/PresenceRow.tsx'
import { usePage } from '../live/store.ts'
import { BeginTogether, TogetherNow } from '../live-sessions/Entrance.tsx'
import { Follow } from '../notifications/Follow.tsx'
import { Thread } from '../threads/Thread.tsx'
import { Paragraphs } from '../ui/Paragraphs.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** A post that gathers excerpts in order, and what people think of it. */
export function Digest() {
  const { digest: id } = usePageOf('digest')
  const digest = usePage().tables.digest[id]
  if (!digest) return <p class="empty">This digest is no longer here.</p>
  const { title, introduction, links, entries, tags, creator, created, previous, next, sample } = digest
  return (
    <>
      <header class="page-head">
        <h1>{title}</h1>
        <div class="byline">
          <p>
            Gathered by <b class="name">{creator.name}</b>, <Moment at={created} />
          </p>
          <Follow kind="digest" of={id} what="digest" />
          <BeginTogether kind="digest" id={id} />
          <PresenceRow channel={`digest:${id}`} />
        </div>
        <TogetherNow kind="digest" id={id} />
        {sample && (
          <p class="sample">
            A sample in our own words: the facts are real, the sentences are not quotations.
          </p>
        )}
      </header>
      {introduction && (
        <div class="introduction">
          <Paragraphs text={introduction} />
        </div>
      )}
      {links.length > 0 && (
        <ul class="further" aria-label="Guidance and further reading">
          {links.map(({ label, url }) => (
            <li key={url}>
              <a href={url} rel="noopener external">
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="entries">
        {entries.length === 0 && <p class="empty">This digest has no entries yet.</p>}
        {entries.map((entry) => (
          <DigestEntry key={entry.document} entry={entry} />
        ))}
      </div>
      {tags.length > 0 && (
        <ul class="tags" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      {(previous || next) && (
        <nav class="neighbours" aria-label="Other digests">
          {previous && (
            <a rel="prev" href={`/digests/${previous.slug}`}>
              <span class="direction">Previous</span> {previous.title}
            </a>
          )}
          {next && (
            <a rel="next" href={`/digests/${next.slug}`}>
              <span class="direction">Next</span> {next.title}
            </a>
          )}
        </nav>
      )}
      <Thread thread={{ kind: 'digest', id }} title={title} />
    </>
  )
}
