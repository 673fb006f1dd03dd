/**
 * Things kept in memory up to so many bytes in all (or whatever `sizeOf` counts): what was not asked for the longest
 * goes first.
 */
export class WithinBytes<V> {
  private readonly things = new Map<string, V>()
  private readonly most: number
  private readonly sizeOf: (thing: V) => number
  private bytes = 0

  constructor(most: number, sizeOf: (thing: V) => number) {
    this.most = most
    this.sizeOf = sizeOf
  }

  get(key: string): V | undefined {
    const thing = this.things.get(key)
    if (thing === undefined) return undefined
    this.things.delete(key)
    this.things.set(key, thing)
    return thing
  }

  keep(key: string, thing: V): void {
    this.drop(key)
    this.things.set(key, thing)
    this.bytes += this.sizeOf(thing)
    for (const oldest of this.things.keys()) {
      if (this.bytes <= this.most) return
      this.drop(oldest)
    }
  }

  drop(key: string): void {
    const thing = this.things.get(key)
    if (thing === undefined) return
    this.things.delete(key)
    this.bytes -= this.sizeOf(thing)
  }

  clear(): void {
    this.things.clear()
    this.bytes = 0
  }
}
