import { usePageOf } from './of-kind.ts'

/** Every authority, by region, with how many of its documents are here. */
export function Authorities() {
  const { regions } = usePageOf('authorities')
  return (
    <>
      <header class="page-head">
        <h1>Authorities</h1>
        <p class="lede">
          The councils in England that run children’s services, and how many of their reports are here.
        </p>
      </header>
      <div class="regions">
        {regions.map(({ region, authorities }) => (
          <section key={region}>
            <h2>{region}</h2>
            <ul class="authority-list">
              {authorities.map(({ slug, name, documents }) => (
                <li key={slug} class={documents > 0 ? 'has-documents' : undefined}>
                  <a href={`/authorities/${slug}`}>{name}</a>
                  {documents > 0 && (
                    <span class="figure">
                      {documents}
                      <span class="sr-only"> documents</span>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
