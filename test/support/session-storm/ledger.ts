/** From when something was asked for until it was answered: it happened meanwhile. */
type Span = { asked: number; answered: number }

/** What everybody was told was saved, and what anybody saw of others. Milliseconds are this process's own. */
export class Ledger {
  done = 0
  readonly kinds: Record<string, number> = {}
  readonly refused: Record<string, number> = {}
  /** Writes that were sent again because no answer came. */
  again = 0
  readonly marks = new Map<
    string,
    { by: string; note: string | null; withdrawn: boolean; isBlind: boolean }
  >()
  readonly messages = new Map<string, { words: string; withdrawn: boolean }>()
  readonly written = new Set<string>()
  readonly hands = new Map<string, boolean>()
  task: string | null = null
  spotlight: string | null = null
  readonly texts = new Map<string, string>()
  /** How much longer each rewriting made its text, in the order in which they were asked for. */
  readonly rewritten: (Span & { by: number })[] = []
  readonly reveals = new Map<string, Span>()
  readonly dropped = new Set<string>()
  /** When an annotation was first seen on a screen that isn't its author's. */
  readonly seen = new Map<string, number>()
  /** What should never have been on a screen, in words. */
  readonly leaks: string[] = []
  readonly events = { heard: 0, pages: 0 }

  /** How many letters there may have been at the reveal of a round, where there are so many now. */
  lettersAt(round: string, now: number): number[] {
    const { asked, answered } = this.reveals.get(round)!
    const before = (each: Span) => each.asked <= answered
    const after = (each: Span) => each.answered >= asked
    return [...this.rewritten.keys(), this.rewritten.length]
      .map((at) => [this.rewritten.slice(0, at), this.rewritten.slice(at)] as const)
      .filter(([former, later]) => former.every(before) && later.every(after))
      .map(([, later]) => later.reduce((letters, { by }) => letters - by, now))
  }

  count(kind: string): void {
    this.done++
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1
  }
}
