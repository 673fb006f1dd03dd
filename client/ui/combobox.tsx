import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

type Choosing = {
  /** The id of the list. */
  list: string
  /** What is offered, by name; nothing offered is a closed list. */
  offers: readonly { name: string }[]
  take(name: string): void
  close(): void
  /** What an arrow down does where nothing is offered. */
  open?(): void
}

/**
 * A field that offers names while one types (a combobox, ARIA 1.2): arrows choose, Enter takes, Escape closes. `choose`
 * makes one the active one, -1 for none: to be called with it when others are offered.
 */
export function useCombobox({ list, offers, take, close, open }: Choosing) {
  const [active, choose] = useState(-1)
  const isOpen = offers.length > 0
  function onKeyDown(event: KeyboardEvent): void {
    if (!isOpen) {
      if (event.key === 'ArrowDown') open?.()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offers[active]
    if (step) choose((active + step + offers.length) % offers.length)
    else if (event.key === 'Enter' && chosen) take(chosen.name)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    // Escape would close the form as well.
    event.stopPropagation()
  }
  const attributes = {
    role: 'combobox',
    'aria-expanded': isOpen,
    'aria-controls': list,
    'aria-autocomplete': 'list',
    'aria-activedescendant': active >= 0 ? optionId(list, active) : undefined,
  } as const
  return { active, choose, isOpen, attributes, onKeyDown }
}

const optionId = (list: string, at: number) => `${list}-${at}`

type Offers<T> = {
  list: string
  label: string
  offers: readonly T[]
  active: number
  take(name: string): void
  /** How one is shown. */
  children(offer: T): ComponentChildren
}

/** The list below a combobox. */
export function OfferList<T extends { name: string }>(props: Offers<T>) {
  const { list, label, offers, active, take, children } = props
  return (
    <div id={list} role="listbox" aria-label={label} hidden={offers.length === 0}>
      {offers.map((offer, at) => (
        <div
          key={offer.name}
          id={optionId(list, at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          // Before the field loses the focus, which would close the list.
          onMouseDown={(event) => {
            event.preventDefault()
            take(offer.name)
          }}
        >
          {children(offer)}
        </div>
      ))}
    </div>
  )
}
