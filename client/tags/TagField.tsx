import { useRef, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { useAlive } from '../live/use-alive.ts'
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
  const [active, setActive] = useState(-1)
  const known = useVocabulary(isNear)
  const offers = line ? offersFor(line.words, line.cursor, known) : []
  const isOpen = offers.length > 0
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
    setActive(-1)
  }
  function take(name: string | undefined) {
    const field = input.current
    if (name === undefined || !field) return
    field.value = withTag(field.value, field.selectionStart ?? field.value.length, name)
    setLine(null)
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  function press(event: KeyboardEvent) {
    if (!isOpen) {
      if (event.key === 'ArrowDown') look()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((active + step + offers.length) % offers.length)
    else if (event.key === 'Enter' && active >= 0) take(offers[active]?.name)
    else if (event.key === 'Escape') setLine(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const asCombobox = {
    role: 'combobox',
    'aria-expanded': isOpen,
    'aria-controls': list,
    'aria-autocomplete': 'list',
    'aria-activedescendant': active >= 0 ? `${list}-${active}` : undefined,
  } as const

  return (
    <Field of={of} name="tags" label="Tags" hint={hint} optional>
      <div class="combobox">
        <input
          type="text"
          {...describedInput(of, 'tags', hint)}
          {...(alive && asCombobox)}
          ref={input}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          defaultValue={of.value('tags', tags.join(', '))}
          onFocus={() => setNear(true)}
          onInput={look}
          onKeyDown={press}
          onBlur={() => setLine(null)}
        />
        <span class="sr-only" role="status">
          {isOpen && count(offers.length, 'tag')}
        </span>
        {alive && (
          <div id={list} role="listbox" aria-label="Tags" hidden={!isOpen}>
            {offers.map(({ name, meaning }, at) => (
              <div
                key={name}
                id={`${list}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                // Before the field loses the focus, which would close the list.
                onMouseDown={(event) => {
                  event.preventDefault()
                  take(name)
                }}
              >
                <span class="tag" data-tag={name}>
                  {name}
                </span>{' '}
                <span class="hint">{meaning}</span>
              </div>
            ))}
          </div>
        )}
      </div>
    </Field>
  )
}
