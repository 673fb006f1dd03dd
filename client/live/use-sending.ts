import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ErrorAnswer } from '../../shared/errors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { putAway } from './came-back.ts'
import { bodyOf, type Fields } from './fields.ts'
import { useSend } from './send.ts'
import { useStore } from './store.ts'

/** Where a form's write is: at rest, on its way, or on its way for more than a second (say so). */
export type Sending = 'no' | 'sent' | 'slow'

/**
 * Sends a form by script instead of leaving the page: give `onSubmit` to the `<form>`. The form keeps its words until
 * they are saved; `done` is called then, with what was sent, to clear or close it: more may have been typed meanwhile.
 * `problem` is what the last try was answered with. Sending the same words again after a failure is the same operation,
 * so they can't be saved twice.
 */
export function useSending(done: (answer: WriteAnswer, form: HTMLFormElement, sent: Fields) => void): {
  onSubmit: (event: TargetedSubmitEvent<HTMLFormElement>) => void
  sending: Sending
  problem: ErrorAnswer['error'] | null
} {
  const send = useSend()
  const store = useStore()
  const [sending, setSending] = useState<Sending>('no')
  const [problem, setProblem] = useState<ErrorAnswer['error'] | null>(null)
  const last = useRef({ words: '', operation: '' })

  async function submit(form: HTMLFormElement, button: HTMLElement | null) {
    const path = new URL(button?.getAttribute('formaction') ?? form.action, location.href).pathname
    const body = bodyOf(new FormData(form, button))
    const words = JSON.stringify([path, body])
    if (words !== last.current.words) last.current = { words, operation: crypto.randomUUID() }
    setSending('sent')
    setProblem(null)
    const slow = setTimeout(() => setSending('slow'), 1_000)
    const { operation } = last.current
    const outcome = await send({ path, body, operation, element: form })
    clearTimeout(slow)
    setSending('no')
    if (!outcome.ok) return setProblem(outcome.error)
    last.current = { words: '', operation: '' }
    putAway(store, form)
    done(outcome.answer, form, body)
  }

  return {
    onSubmit(event) {
      // Who chooses to log in first leaves the page with what they wrote, as without script.
      if (event.submitter?.getAttribute('name') === 'as') return
      event.preventDefault()
      if (sending === 'no') void submit(event.currentTarget, event.submitter)
    },
    sending,
    problem,
  }
}
