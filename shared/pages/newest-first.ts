/** What stands in a list, the newest first. Ids are made in the order of time; they tell apart what is of one moment. */
export type Dated = { id: string; created: string | Date }

/** Where a thing stands in such a list, as addresses have it: the moment in milliseconds, and its id. */
export const cursorOf = ({ id, created }: Dated): string => `${new Date(created).getTime()}-${id}`

const cursor = /^(\d{1,15})-([0-9a-f]{24})$/

/** The place that a cursor says; null for what can't be one of ours. */
export function placeAt(asked: string | null): { id: string; created: Date } | null {
  const [, time, id] = cursor.exec(asked ?? '') ?? []
  return time && id ? { id, created: new Date(Number(time)) } : null
}

/** What an address asks for, where that can be a cursor of ours. */
export const cursorIn = (asked: string | null): string | null => (placeAt(asked) ? asked : null)

export function newestFirst(one: Dated, other: Dated): number {
  const apart = new Date(other.created).getTime() - new Date(one.created).getTime()
  return apart || (one.id < other.id ? 1 : -1)
}

/** One part of such a list: what comes after `before` (null: from the newest on), up to and with `next` (null: all). */
export type PartOfList = { before: string | null; next: string | null }

export function isInPart({ before, next }: PartOfList, thing: Dated): boolean {
  const first = placeAt(before)
  const last = placeAt(next)
  if (first && newestFirst(first, thing) >= 0) return false
  return !last || last.id === thing.id || newestFirst(thing, last) < 0
}
