import { useEffect, useRef, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { announce } from '../live/announce.ts'
import { useAlive } from '../live/use-alive.ts'
import { describedInput, Field } from '../ui/Field.tsx'
import type { FormFields } from '../ui/form-fields.ts'
import { useSuggestions } from './suggestions.ts'

const hint = 'Its usual name will do: Derby, Redcar and Cleveland, Tower Hamlets.'

/**
 * Which authority a report is about, by any of its names. Without script a field
 * with the browser's own suggestions; with it, a combobox (ARIA 1.2)
 * that offers names while one types: arrows choose, Enter takes, Escape closes.
 */
export function AuthorityField({ of, names }: { of: FormFields; names: readonly string[] }) {
  const alive = useAlive()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(-1)
  const suggestions = useSuggestions(typed)
  const isOpen = suggestions.length > 0
  const list = `${of.id('authority')}-list`
  const option = (at: number) => `${list}-${at}`

  useEffect(() => {
    setActive(-1)
    if (suggestions.length > 0) announce(count(suggestions.length, 'authority', 'authorities'))
  }, [suggestions])

  function take(name: string | undefined) {
    if (name === undefined || !input.current) return
    input.current.value = name
    setTyped('')
  }
  function press(event: KeyboardEvent) {
    if (!isOpen) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((active + step + suggestions.length) % suggestions.length)
    else if (event.key === 'Enter' && active >= 0) take(suggestions[active]?.name)
    else if (event.key === 'Escape') setTyped('')
    else return
    event.preventDefault()
  }
  const asCombobox = {
    role: 'combobox',
    'aria-expanded': isOpen,
    'aria-controls': list,
    'aria-autocomplete': 'list',
    'aria-activedescendant': active >= 0 ? option(active) : undefined,
  } as const

  return (
    <Field of={of} name="authority" label="Authority" hint={hint}>
      <div class="combobox">
        {!alive && (
          <datalist id={`${of.id('authority')}-names`}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        )}
        <input
          type="text"
          {...describedInput(of, 'authority', hint)}
          {...(alive ? asCombobox : { list: `${of.id('authority')}-names` })}
          ref={input}
          autocomplete="off"
          defaultValue={of.value('authority')}
          required
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => setTyped('')}
        />
        {alive && (
          <div id={list} role="listbox" aria-label="Authorities" hidden={!isOpen}>
            {suggestions.map(({ slug, name }, at) => (
              <div
                key={slug}
                id={option(at)}
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                // Before the field loses the focus, which would close the list.
                onMouseDown={(event) => {
                  event.preventDefault()
                  take(name)
                }}
              >
                {name}
              </div>
            ))}
          </div>
        )}
      </div>
    </Field>
  )
}
