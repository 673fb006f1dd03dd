import type { MoveLine } from '../../shared/curation/views.ts'
import { count } from '../../shared/text/plural.ts'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

const verbs: Record<MoveLine['kind'], string> = { move: 'moved', split: 'split off', merge: 'merged' }

/** The moves that were made here, each with the way back as long as there is one. */
export function Moves({ moves }: { moves: MoveLine[] }) {
  const of = useFormFields('undo-move')
  if (moves.length === 0) return null
  return (
    <section aria-labelledby="moves-heading">
      <h2 id="moves-heading">Moves</h2>
      <FormNotice of={of} />
      <ul class="moves">
        {moves.map(({ id, kind, count: thoughts, from, to, at, by, mayUndo }) => (
          <li key={id}>
            <p>
              {count(thoughts, 'thought')} {verbs[kind]}{' '}
              {kind === 'split' ? `on “${to}”` : `from “${from}” to “${to}”`} by {by}, <Moment at={at} />
            </p>
            {mayUndo ? (
              <WriteForm name="undo-move" action={`/moves/${id}/undo`} class="step">
                <button type="submit" class="quiet">
                  Undo
                </button>
              </WriteForm>
            ) : (
              <p class="hint">Undone, or moved on since.</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
