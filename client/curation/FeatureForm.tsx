import type { FeatureLine } from '../../shared/curation/views.ts'
import { WriteForm } from '../ui/WriteForm.tsx'

/** Marks a thought, and leads to it from the head of its thread; or no longer. */
export function FeatureForm({ line }: { line: FeatureLine }) {
  const { id, creator, opening, featured, version } = line
  return (
    <WriteForm name="feature" action={`/comments/${id}/feature`} class="step">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="on" value={featured ? 'no' : 'yes'} />
      {opening !== '' && (
        <p>
          <b class="name">{creator}</b>: {opening}
        </p>
      )}
      <button type="submit" class="quiet">
        {featured ? 'No longer feature this' : 'Feature this'}
        <span class="sr-only"> thought by {creator}</span>
      </button>
    </WriteForm>
  )
}
