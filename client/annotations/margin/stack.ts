/** A card in the margin: where its top would like to be, and how high it is; pixels. */
export type Wish = {
  top: number
  height: number /** True for the card in use: it gets its wish. */
  isHeld?: boolean
}

/** Cards that touch and so move as one. `at` is where the first of them is wished, by the weight of them all. */
type Pile = { first: number; at: number; weight: number; height: number }

/** How much more a held card's wish counts than another's. */
const held = 1_000

/**
 * Where cards stand so that none overlaps the one before it: in their order, `gap` pixels apart, none above 0, and
 * together as near to their wishes as can be (the least sum of squared distances). Answers each card's top.
 */
export function stack(wishes: readonly Wish[], gap: number): number[] {
  const piles: Pile[] = []
  wishes.forEach(({ top, height, isHeld }, i) => {
    let pile: Pile = { first: i, at: top, weight: isHeld ? held : 1, height: height + gap }
    // A pile that reaches into the one before joins it, and both settle where their weights balance.
    for (let above = piles.at(-1); above && above.at + above.height > pile.at; above = piles.at(-1)) {
      piles.pop()
      const weight = above.weight + pile.weight
      const at = (above.at * above.weight + (pile.at - above.height) * pile.weight) / weight
      pile = { first: above.first, at, weight, height: above.height + pile.height }
    }
    if (piles.length === 0) pile.at = Math.max(0, pile.at)
    piles.push(pile)
  })
  return piles.flatMap(({ first, at }, i) => {
    let top = at
    return wishes.slice(first, piles[i + 1]?.first).map(({ height }) => {
      const mine = Math.round(top)
      top += height + gap
      return mine
    })
  })
}
