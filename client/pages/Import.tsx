import { Preview } from '../importing/Preview.tsx'
import { RawForm } from '../importing/RawForm.tsx'
import { usePageOf } from './of-kind.ts'

/** A blog post comes in here: pasted or as a file, then looked over, then confirmed. */
export function Import() {
  const { preview, raw, already } = usePageOf('import')
  if (!preview) {
    return (
      <div class="narrow">
        <h1>Import a post</h1>
        <p class="lede">
          Paste a blog post that quotes reports, or choose its file. You will see what was understood before
          anything is saved.
        </p>
        <RawForm raw={raw} />
      </div>
    )
  }
  return (
    <div class="wide">
      <h1>What was found</h1>
      <Preview preview={preview} raw={raw} already={already} />
      <details class="again">
        <summary>Change the text and look again</summary>
        <RawForm raw={raw} />
      </details>
    </div>
  )
}
