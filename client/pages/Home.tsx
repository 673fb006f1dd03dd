import { count } from '../../shared/text/plural.ts'
import { Example } from '../contradictions/Example.tsx'
import { usePage } from '../live/store.ts'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** The digests, the latest thoughts, and for whoever comes first time what all this is. */
export function Home() {
  const { digests, latest } = usePageOf('home')
  const { viewer } = usePage()
  const isNew = viewer.id === null
  const [Heading, Title] = isNew ? (['h2', 'h3'] as const) : (['h1', 'h2'] as const)
  return (
    <>
      {isNew && <Welcome />}
      <div class="home">
        <section class="digests" aria-labelledby="digests-heading">
          <Heading id="digests-heading">Digests</Heading>
          {digests.length === 0 && <NoDigests />}
          {digests.length > 0 && viewer.may.includes('import') && (
            <p class="digest-facts">
              <a href="/import">Import a post</a>
            </p>
          )}
          <ol class="digest-list">
            {digests.map(({ slug, title, creator, created, entries, comments, tags, sample }) => (
              <li key={slug}>
                <Title>
                  <a href={`/digests/${slug}`}>{title}</a>
                </Title>
                <p class="digest-facts">
                  <span>
                    {creator}, <Moment at={created} />
                  </span>{' '}
                  · <span>{count(entries, 'report')}</span> · <span>{count(comments, 'thought')}</span>
                  {sample && ' · a sample'}
                </p>
                {tags.length > 0 && <p class="digest-tags">{tags.join(', ')}</p>}
              </li>
            ))}
          </ol>
        </section>
        <section class="latest" aria-labelledby="latest-heading">
          <h2 id="latest-heading">Latest thoughts</h2>
          {latest.length === 0 && <p class="empty">Nobody has written a thought yet.</p>}
          <ol>
            {latest.map(({ comment, href, under, creator, created, opening }) => (
              <li key={comment}>
                <p class="latest-head">
                  <b class="name">{creator}</b>, <Moment at={created} />
                </p>
                <p class="opening">{opening}</p>
                <p class="latest-under">
                  on <a href={href}>{under}</a>
                </p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}

function Welcome() {
  return (
    <section class="welcome">
      <h1>Read inspection reports together, and mark where they disagree with themselves.</h1>
      <p class="lede">
        Counterpoint gathers what Ofsted’s reports on English councils say about home education, passage by
        passage. Anyone may read; with an account you can answer, underline a phrase and set it against the
        report’s own grade.
      </p>
      <Example />
    </section>
  )
}

function NoDigests() {
  const { viewer } = usePage()
  return (
    <p class="empty">
      Nothing here yet
      {viewer.may.includes('import') ? (
        <>
          : <a href="/import">paste a blog post or drop a file</a>, or{' '}
          <a href="/documents/new">post an excerpt</a>.
        </>
      ) : (
        '.'
      )}
    </p>
  )
}
