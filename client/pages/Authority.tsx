import { DocumentTable } from '../library/DocumentTable.tsx'
import { usePage } from '../live/store.ts'
import { Follow } from '../notifications/Follow.tsx'
import { usePageOf } from './of-kind.ts'

/** An authority: its documents in time, and how it is known. */
export function Authority() {
  const { authority, documents } = usePageOf('authority')
  const { tables, viewer } = usePage()
  const shown = documents.flatMap((id) => tables.document[id] ?? [])
  const { name, officialName, region, gssCode, dfeNumber, ofstedUrn, aliases, successors } = authority
  const known: [term: string, value: string][] = [
    ['Official name', officialName],
    ['Also written', aliases.join(', ')],
    ['Region', region],
    ['GSS code', gssCode],
    ['DfE number', dfeNumber],
    ['Ofsted URN', ofstedUrn ?? ''],
  ]
  return (
    <>
      <header class="page-head">
        <h1>{name}</h1>
        {successors.length > 0 && (
          <p class="lede">
            No longer a council of its own: since succeeded by{' '}
            {successors.map((successor, at) => (
              <span key={successor.slug}>
                {at > 0 && ' and '}
                <a href={`/authorities/${successor.slug}`}>{successor.name}</a>
              </span>
            ))}
            .
          </p>
        )}
        <Follow kind="authority" of={authority.slug} what="authority" />
      </header>
      <section aria-label="Documents">
        {shown.length === 0 ? (
          <p class="empty">
            Nothing about {name} is here yet.
            {viewer.may.includes('post') && (
              <>
                {' '}
                <a href="/documents/new">Post an excerpt</a> from one of its reports.
              </>
            )}
          </p>
        ) : (
          <DocumentTable documents={shown} />
        )}
      </section>
      <dl class="known-as">
        {known
          .filter(([, value]) => value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}
