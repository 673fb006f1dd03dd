import { mayTryAgain } from './retrying.ts'

const names =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|PoolCleared|NotConnected|TopologyClosed|ClientClosed)Error$/

/** Whether an error says that the database can't be reached just now, rather than what it answered. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    mayTryAgain(error) ||
    names.test(error.name) ||
    (error.name === 'MongooseError' && /timed out/.test(error.message))
  )
}
