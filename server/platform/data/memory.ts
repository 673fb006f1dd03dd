import { WithinBytes } from './within-bytes.ts'

let alone = false

/** Says whether this process alone writes to the database: only then may it remember what it has read. */
export function writesAlone(is: boolean): void {
  alone = is
}

/**
 * Small things that every request needs and that hardly ever change, such as who an account is. A process that alone
 * writes to the database reads each of them once and forgets it when it changes it; others read it each time.
 */
export class Memory<V> {
  private readonly values: WithinBytes<V>
  /** Counts what was forgotten, so that what was read before is not kept after. */
  private forgotten = 0

  /** `most` is how many, or with `sizeOf` how many bytes in all; what was not asked for the longest goes first. */
  constructor(most: number, sizeOf: (value: V) => number = () => 1) {
    this.values = new WithinBytes(most, sizeOf)
  }

  async get(key: string, read: () => Promise<V>): Promise<V> {
    if (!alone) return read()
    const known = this.values.get(key)
    if (known !== undefined) return known
    const before = this.forgotten
    const value = await read()
    if (before === this.forgotten) this.keep(key, value)
    return value
  }

  /** The same for several at once; `read` is given those that aren't known, and need not find all of them. */
  async among(
    keys: readonly string[],
    read: (unknown: string[]) => Promise<Map<string, V>>,
  ): Promise<Map<string, V>> {
    const known = new Map<string, V>()
    for (const key of keys) {
      const value = alone ? this.values.get(key) : undefined
      if (value !== undefined) known.set(key, value)
    }
    const unknown = keys.filter((key) => !known.has(key))
    if (unknown.length === 0) return known
    const before = this.forgotten
    for (const [key, value] of await read(unknown)) {
      if (before === this.forgotten) this.keep(key, value)
      known.set(key, value)
    }
    return known
  }

  keep(key: string, value: V): void {
    if (alone) this.values.keep(key, value)
  }

  /** Changes what is known in place; what is being read just now is not kept, since the change may not be in it. */
  change(key: string, to: (value: V) => V): void {
    const known = this.values.get(key)
    if (known === undefined) this.forget(key)
    else this.keep(key, to(known))
  }

  /** To be called once the change is saved. */
  forget(key: string): void {
    this.forgotten++
    this.values.drop(key)
  }

  forgetAll(): void {
    this.forgotten++
    this.values.clear()
  }
}
