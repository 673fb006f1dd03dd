import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { announce } from '../live/announce.ts'
import { useAlive } from '../live/use-alive.ts'
import { OfferList, useCombobox } from '../ui/combobox.tsx'
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
  const suggestions = useSuggestions(typed)
  const list = `${of.id('authority')}-list`
  const close = () => setTyped('')
  function take(name: string) {
    if (input.current) input.current.value = name
    close()
  }
  const { active, choose, attributes, onKeyDown } = useCombobox({ list, offers: suggestions, take, close })

  // At once: an arrow may be pressed in the moment that others are offered.
  useLayoutEffect(() => choose(-1), [suggestions, choose])
  useEffect(() => {
    if (suggestions.length > 0) announce(count(suggestions.length, 'authority', 'authorities'))
  }, [suggestions])

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
          {...(alive ? attributes : { list: `${of.id('authority')}-names` })}
          ref={input}
          autocomplete="off"
          defaultValue={of.value('authority')}
          required
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        {alive && (
          <OfferList list={list} label="Authorities" offers={suggestions} active={active} take={take}>
            {({ name }) => name}
          </OfferList>
        )}
      </div>
    </Field>
  )
}
