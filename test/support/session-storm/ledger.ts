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
  /** When the reveal of a round was asked for. */
  readonly reveals = new Map<string, number>()
  readonly dropped = new Set<string>()
  /** When an annotation was first seen on a screen that isn't its author's. */
  readonly seen = new Map<string, number>()
  /** What should never have been on a screen, in words. */
  readonly leaks: string[] = []
  readonly events = { heard: 0, pages: 0 }

  count(kind: string): void {
    this.done++
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1
  }
}
