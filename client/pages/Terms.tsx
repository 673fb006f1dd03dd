import { type Term, terms } from '../../shared/exporting/terms.ts'

const kindsOfValue: Record<NonNullable<Term['value']>, string> = {
  moment: 'A date and time.',
  day: 'A date.',
  number: 'A number.',
  yes: 'True, or absent.',
  address: 'A web address.',
}

/** What our exports say that the W3C's annotations have no word for: where the addresses of these terms lead. */
export function Terms() {
  const all: [string, Term][] = Object.entries(terms)
  return (
    <div class="narrow">
      <h1>Terms of our exports</h1>
      <p class="lede">
        What can be taken away from here is written in the words of the{' '}
        <a href="https://www.w3.org/TR/annotation-model/" rel="external">
          W3C’s Web Annotations
        </a>
        . These are the words of our own, for what the standard doesn’t say. A program that asks this address
        for JSON-LD gets them as a context.
      </p>
      <dl class="terms">
        {all.map(([name, { means, of, value, inOrder }]) => (
          <div key={name} id={name}>
            <dt>
              <code>{name}</code> <span>{of === undefined ? 'a type' : `of ${of}`}</span>
            </dt>
            <dd>
              {means} {value && kindsOfValue[value]} {inOrder && 'Its order counts.'}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
