import type { Passage } from '../desk.ts'
import { passageFields } from './highlight.ts'

type Props = {
  passage: Passage /** The input's name for a field of the passage. */
  name?: (field: string) => string
}

/** A passage as the hidden inputs of a form. */
export function PassageInputs({ passage, name = (field) => field }: Props) {
  return (
    <>
      {Object.entries(passageFields(passage)).map(([field, value]) => (
        <input key={field} type="hidden" name={name(field)} value={value} />
      ))}
    </>
  )
}
