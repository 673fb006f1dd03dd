import { usePage } from '../live/store.ts'
import { usePageOf } from './of-kind.ts'

const headings: Record<number, string> = {
  403: 'Not allowed',
  404: 'Not found',
  413: 'Too large',
  429: 'A little slower, please',
  503: 'Not just now',
}

/** Something could not be shown or done: which, and what to do next. */
export function Problem() {
  const { status, message } = usePageOf('problem')
  const { form } = usePage()
  // Only what was typed: the numbers and names that a form sends along are no loss.
  const written = Object.values(form?.values ?? {}).filter((value) => /\s/.test(value.trim()))
  return (
    <div class="narrow">
      <p class="problem-status">{status}</p>
      <h1>{headings[status] ?? (status >= 500 ? 'Something went wrong' : 'This did not work')}</h1>
      <p class="lede">{form?.message ?? message}</p>
      {written.map((words, at) => (
        <label class="field" key={at}>
          <span class="label">What you wrote, to copy</span>
          <textarea rows={6} readOnly defaultValue={words} />
        </label>
      ))}
      <p>
        <a href="/">Go to the digests</a>
      </p>
    </div>
  )
}
