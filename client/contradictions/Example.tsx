import { GradeStamp } from '../library/GradeStamp.tsx'
import { Facing } from './Facing.tsx'

/** What a contradiction looks like, for somebody who sees the product for the first time. In our own words. */
export function Example() {
  return (
    <figure class="example">
      <figcaption>For example, in our own words</figcaption>
      <Facing
        cards={[
          <article key="praise" class="end end-summary">
            <header class="end-head">
              <span>Tower Hamlets, 7 April 2017</span>
            </header>
            <p class="end-words">
              Inspectors praise how well managers keep watch on 170 home-educated children, and that the team
              is in touch with nearly every family.
            </p>
          </article>,
          <article key="grade" class="end end-field">
            <header class="end-head">
              <span>The same report</span>
            </header>
            <p class="end-judgement">
              <span class="end-area">Overall effectiveness</span>
              <GradeStamp grade="inadequate" as="stamp" />
            </p>
          </article>,
        ]}
      >
        <p class="claim-type">Tone against the overall grade</p>
        <p class="claim">Warm words for this one service, the lowest grade for all of them together.</p>
      </Facing>
    </figure>
  )
}
