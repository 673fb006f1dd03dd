import type { ComponentChildren } from 'preact'

type Props = {
  /** Two or more cards; those after the second stand below it. */
  cards: ComponentChildren[]
  /** What stands on the line between them. */
  children: ComponentChildren
}

/** Cards that face each other like a parallel text, and what is said about them on the line between. */
export function Facing({ cards, children }: Props) {
  const [first, ...others] = cards
  return (
    <div class="facing">
      <div class="facing-side">{first}</div>
      <div class="facing-between">{children}</div>
      <div class="facing-side">{others}</div>
    </div>
  )
}
