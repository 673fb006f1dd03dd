import { useRef, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { useAlive } from '../live/use-alive.ts'
import { OfferList, useCombobox } from '../ui/combobox.tsx'
import { describedInput, Field } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'
import { offersFor, withTag } from './offer.ts'
import { useVocabulary } from './use-vocabulary.ts'

/**
 * Tags of the vocabulary on one line, with commas between. With script a combobox (ARIA 1.2) that offers what fits:
 * arrows choose, Enter takes, Escape closes.
 */
export function TagField({ of, tags }: { of: FormFields; tags: readonly string[] }) {
  const alive = useAlive()
  const input = useRef<HTMLInputElement>(null)
  const [isNear, setNear] = useState(false)
  const [line, setLine] = useState<{ words: string; cursor: number } | null>(null)
  const known = useVocabulary(isNear)
  const offers = line ? offersFor(line.words, line.cursor, known) : []
  const list = `${of.id('tags')}-list`
  const hint = (
    <>
      <a href="/tags" target="_blank" rel="noreferrer">
        From the vocabulary
      </a>
      , with commas between.
    </>
  )

  function look() {
    const { value = '', selectionStart } = input.current ?? {}
    const cursor = selectionStart ?? value.length
    setLine({ words: value, cursor })
    choose(-1)
  }
  const close = () => setLine(null)
  function take(name: string) {
    const field = input.current
    if (!field) return
    field.value = withTag(field.value, field.selectionStart ?? field.value.length, name)
    close()
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const { active, choose, isOpen, attributes, onKeyDown } = useCombobox({
    list,
    offers,
    take,
    close,
    open: look,
  })

  return (
    <Field of={of} name="tags" label="Tags" hint={hint} optional>
      <div class="combobox">
        <input
          type="text"
          {...describedInput(of, 'tags', hint)}
          {...(alive && attributes)}
          ref={input}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          defaultValue={of.value('tags', tags.join(', '))}
          onFocus={() => setNear(true)}
          onInput={look}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        <span class="sr-only" role="status">
          {isOpen && count(offers.length, 'tag')}
        </span>
        {alive && (
          <OfferList list={list} label="Tags" offers={offers} active={active} take={take}>
            {({ name, meaning }) => (
              <>
                <span class="tag" data-tag={name}>
                  {name}
                </span>{' '}
                <span class="hint">{meaning}</span>
              </>
            )}
          </OfferList>
        )}
      </div>
    </Field>
  )
}
