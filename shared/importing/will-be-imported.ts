import type { ImportEntry } from './preview.ts'

/** An entry that says which report it is about. */
export type PlacedEntry = ImportEntry & { authority: NonNullable<ImportEntry['authority']>; date: string }

/**
 * Whether an entry becomes part of the digest: only where both the authority and the date could be read, since a report
 * is known by them. The others are shown before anything is saved, so that the person can put the text right.
 */
export const willBeImported = (entry: ImportEntry): entry is PlacedEntry =>
  entry.authority !== null && entry.date !== null
