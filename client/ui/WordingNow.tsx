import type { FormFields } from './form-fields.ts'

/**
 * Above a form that was refused because its subject changed meanwhile: the words as they are now, beside which the
 * person's own still stand in the form.
 */
export function WordingNow({ of, version, words }: { of: FormFields; version: number; words: string }) {
  const seen = of.value('version')
  if (!of.back || of.back.draft || seen === '' || seen === String(version)) return null
  return (
    <section class="wording-now" aria-labelledby={`${of.id('version')}-now`}>
      <h2 id={`${of.id('version')}-now`}>The wording now</h2>
      <blockquote class="passage-quoted">
        <p>{words}</p>
      </blockquote>
      <p class="hint">If you save, your words below take its place.</p>
    </section>
  )
}
