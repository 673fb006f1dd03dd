import { houseRuleCodes, houseRules } from '../../shared/moderation/house-rules.ts'
import { Select, TextArea } from '../ui/Field.tsx'
import { FormNotice } from '../ui/FormNotice.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import { WriteForm } from '../ui/WriteForm.tsx'
import { usePageOf } from './of-kind.ts'

const names = {
  comment: 'a thought',
  annotation: 'a note',
  contradiction: 'a claim',
  message: 'a message',
  session: 'a session',
}

/** Words of something are taken out for good, by an admin. */
export function Redact() {
  const { redact } = usePageOf('redact')
  const { kind, id, version, href, texts } = redact
  const of = useFormFields('redact')
  return (
    <div class="narrow">
      <h1>Redact words of {names[kind]}</h1>
      <p class="beside">
        <a href={href}>Where it stands</a>
      </p>
      {texts.map(({ label, text }) => (
        <section key={label} aria-label={label}>
          <h2>{label}</h2>
          <p class="redact-text">{text}</p>
        </section>
      ))}
      {texts.length === 0 && <p class="empty">It has no words any more.</p>}
      <WriteForm name="redact" action="/moderation/redact" class="stacked">
        <FormNotice of={of} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          of={of}
          name="exact"
          label="Words that are to go"
          hint="Exactly as they stand above, formatting included. “[redacted]” takes their place wherever they are kept, former wordings included, and nobody can bring them back."
          rows={2}
          maxLength={2_000}
        />
        {kind !== 'session' && (
          <label class="choice">
            <input
              type="checkbox"
              name="answers"
              value="yes"
              defaultChecked={of.back === null || of.value('answers') === 'yes'}
            />
            <span>
              {kind === 'message'
                ? 'Also where other messages of the chat have them'
                : 'Also where other thoughts of the thread, and live sessions on it (title, tasks, shared notes), have them'}{' '}
              <span class="means">Answers quote: without this, their quotations stay.</span>
            </span>
          </label>
        )}
        <Select
          of={of}
          name="rule"
          label="Rule"
          hint="The public record names it, and not the words."
          options={houseRuleCodes.map((code) => [code, houseRules[code].title] as const)}
          fallback="children"
        />
        <TextArea
          of={of}
          name="note"
          label="Note for moderators"
          hint="Without the words."
          optional
          rows={2}
          maxLength={2_000}
        />
        <p class="form-actions">
          <button type="submit" class="primary">
            Redact for good
          </button>
        </p>
      </WriteForm>
    </div>
  )
}
