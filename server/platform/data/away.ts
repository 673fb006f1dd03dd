import { mayTryAgain } from './retrying.ts'

const names =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|PoolCleared|NotConnected|TopologyClosed|ClientClosed)Error$/

/** Whether an error says that the database can't be reached just now, rather than what it answered. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (mayTryAgain(error) || names.test(error.name)) return true
  if (error.name === 'MongooseError') return /timed out/.test(error.message)
  // Writes of several things wrap what happened to them.
  return isDatabaseAway((error as { errorResponse?: unknown }).errorResponse)
}
