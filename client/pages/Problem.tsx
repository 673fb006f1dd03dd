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
  return (
    <div class="narrow">
      <p class="problem-status">{status}</p>
      <h1>{headings[status] ?? (status >= 500 ? 'Something went wrong' : 'This did not work')}</h1>
      <p class="lede">{message}</p>
      <p>
        <a href="/">Go to the digests</a>
      </p>
    </div>
  )
}
