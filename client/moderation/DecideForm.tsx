import { useEffect, useRef, useState } from 'preact/hooks'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { type HouseRule, houseRuleCodes, houseRules } from '../../shared/moderation/house-rules.ts'
import type { Decision } from '../../shared/moderation/states.ts'
import type { CaseView, Impact } from '../../shared/moderation/views.ts'
import { count } from '../../shared/text/plural.ts'
import { useSending } from '../live/use-sending.ts'
import { Problem, TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { formFields, useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { CaseThings, isAbout, thingOf } from './CaseThings.tsx'
import { PublicReason } from './PublicReason.tsx'
import { useImpact } from './use-impact.ts'
import {
  decidingLabels,
  decisionLabels,
  kindLabels,
  likelyRule,
  messageFor,
  needsRule,
  sayImpact,
} from './wording.ts'

type Props = {
  /** What it is about, as it was read. */
  cases: readonly CaseView[]
  decision: Decision
  /** Which field has the focus when it opens; null where it stands on a page of its own. */
  focus?: 'rule' | 'note' | null
  done?: (answer: WriteAnswer) => void
  /** Told why it was refused; the form stays as it is. */
  failed?: (message: string) => void
  close?: () => void
  /** What it would do, where the page brings that along; else a script asks for one card. */
  impact?: Impact | null
}

/** A decision with its three texts: to the author, for everybody, for colleagues. */
export function DecideForm({ cases, decision, focus = null, done, failed, close, impact }: Props) {
  const [first] = cases
  const suffix = `-${cases.length === 1 ? first?.id : 'all'}`
  const mine = useFormFields('decide', { suffix, isMine: (values) => isAbout(values, first?.id ?? '') })
  const { onSubmit, sending, problem } = useSending((answer) => done?.(answer))
  const of = problem
    ? formFields({ form: 'decide', values: {}, draft: false, ...problem }, `decide${suffix}`)
    : mine
  const against = needsRule(decision)
  const isAsked = done !== undefined && against && cases.length === 1
  const found = useImpact(isAsked ? decision : null, cases.map(thingOf))
  const would = impact ?? found
  const form = useRef<HTMLDivElement>(null)
  const message = useRef<HTMLTextAreaElement>(null)
  const likely = first ? likelyRule(first, decision) : null
  const [rule, setRule] = useState<HouseRule | null>((mine.value('rule') as HouseRule) || likely)
  const prefilled = useRef('')

  // The message follows the rule for as long as nobody has written into it.
  useEffect(() => {
    if (!message.current || message.current.value !== prefilled.current) return
    prefilled.current = rule && against ? messageFor(rule, decision) : ''
    message.current.value = prefilled.current
  }, [rule, decision, against])
  useEffect(() => {
    if (problem && problem.fields.length === 0) failed?.(problem.message)
  }, [problem])
  useEffect(() => {
    if (focus === null) return
    const rules = against && focus === 'rule' ? '[name="rule"]:checked, [name="rule"]' : '[name="note"]'
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>(rules) ?? [])]
    ;(fields.find(({ checked }) => checked) ?? fields[0])?.focus()
  }, [focus, against])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, as they come up.
    <div
      class="decide-form"
      ref={form}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close?.()
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        form.current?.querySelector('form')?.requestSubmit()
      }}
    >
      <WriteForm
        name="decide"
        action="/moderation/decide"
        label={`${decisionLabels[decision]} ${sayWhat(cases)}`}
        {...(done && { onSubmit })}
      >
        <FormNotice of={of} />
        <input type="hidden" name="decision" value={decision} />
        <CaseThings cases={cases} />
        {(isAsked || impact) && (
          <p class="impact" role="status">
            {would
              ? `${sayImpact(decision, 1, would)} You can undo it for a day.`
              : 'Looking what this would do…'}
          </p>
        )}
        {against && (
          <fieldset class="decide-rule">
            <legend>Which rule is it about?</legend>
            {houseRuleCodes.map((code) => (
              <label key={code} class="choice" title={houseRules[code].text}>
                <input
                  type="radio"
                  name="rule"
                  value={code}
                  checked={rule === code}
                  onChange={() => setRule(code)}
                  required
                />
                {houseRules[code].title}
              </label>
            ))}
            <Problem id={`${of.id('rule')}-problem`} message={of.problem('rule')} />
          </fieldset>
        )}
        {against && (
          <TextArea
            of={of}
            name="message"
            label="To the author"
            hint="Only they read it; the rule is named to them in any case."
            rows={2}
            maxLength={2_000}
            ref={message}
            optional
          />
        )}
        <div class="decide-asides">
          {against && <PublicReason of={of} />}
          <TextArea
            of={of}
            name="note"
            label="For colleagues"
            hint="A private note, for moderators alone."
            rows={1}
            maxLength={2_000}
            optional
          />
        </div>
        {sending === 'slow' && cases.length > 1 && <progress aria-label={decidingLabels[decision]} />}
        <p class="form-actions">
          <button type="submit" class="primary" aria-disabled={sending !== 'no'}>
            {sending === 'slow'
              ? `${decidingLabels[decision]}…`
              : `${decisionLabels[decision]}${cases.length > 1 ? ` ${cases.length}` : ''}`}
          </button>
          {close && (
            <button type="button" class="quiet" onClick={close}>
              Cancel
            </button>
          )}
        </p>
      </WriteForm>
    </div>
  )
}

const sayWhat = (cases: readonly CaseView[]) => {
  const [first] = cases
  return cases.length === 1 && first
    ? `the ${kindLabels[first.kind]} by ${first.creator.name}`
    : count(cases.length, 'card')
}
